import { example, oneAction } from './example.ts';
import { fixByRemoving, label, processRule } from './process-rule.ts';

export const connectionDangling = processRule({
  name: 'connection-dangling',
  reason: 'A connection whose end is not there leads an engine nowhere; nothing leads into a trigger event.',
  *notice(process) {
    const nodes = new Set(process.nodes.map(({ id }) => id));
    for (const record of process.connections) {
      for (const field of ['from', 'to'] as const) {
        const end = record[field];
        const intoTrigger = field === 'to' && process.byId.get(end)?.kind === 'trigger';
        if (nodes.has(end) && !intoTrigger) continue;
        const what = field === 'from' ? 'starts at' : 'leads to';
        yield {
          severity: 'error',
          record,
          field,
          message: `${label(record, process)} ${what} ${intoTrigger ? 'a trigger event' : 'something that cannot be connected'}`,
          fix: fixByRemoving('Remove connection', record),
        };
      }
    }
  },
  good: () => oneAction(),
  bad: () =>
    example([
      { kind: 'trigger', id: 't' },
      { kind: 'connection', id: 'r', from: 't', to: 'gone' },
    ]),
});
