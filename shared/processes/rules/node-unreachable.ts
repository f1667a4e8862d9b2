import { example, oneAction } from './example.ts';
import { label, processRule } from './process-rule.ts';

export const nodeUnreachable = processRule({
  name: 'node-unreachable',
  reason: 'What no trigger event leads to is never done.',
  *notice(process) {
    const reached = new Set(process.triggers.map(({ id }) => id));
    const open = [...reached];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      for (const { to } of process.outOf(id)) {
        if (reached.has(to)) continue;
        reached.add(to);
        open.push(to);
      }
    }
    if (process.triggers.length === 0) return;
    for (const record of process.nodes) {
      if (reached.has(record.id)) continue;
      const message = `${label(record, process)} is never reached from a trigger event`;
      yield { severity: 'warning', record, field: null, message };
    }
  },
  good: () => oneAction(),
  bad: () =>
    example([
      { kind: 'trigger', id: 't' },
      { kind: 'action', id: 'a' },
    ]),
});
