import { cutText } from '../../documents/in-words.ts';
import type { ProcessNode } from '../process-index.ts';
import { example } from './example.ts';
import { fixRecord, label, processRule } from './process-rule.ts';

const waysOut = {
  trigger: ['next'],
  procedure: ['next'],
  group: ['yes', 'no'],
  action: ['next', 'error'],
} as const satisfies Record<ProcessNode['kind'], readonly string[]>;

export const connectionWayUnclear = processRule({
  name: 'connection-way-unclear',
  reason: 'A decision leads on by yes or no, an action by next or error: another way is never taken.',
  scope: 'record',
  *notice(process) {
    for (const record of process.connections) {
      const from = process.byId.get(record.from);
      if (!from || !Object.hasOwn(waysOut, from.kind)) continue;
      const ways: readonly string[] = waysOut[from.kind as ProcessNode['kind']];
      const [usual] = ways;
      if (usual === undefined || ways.includes(record.on)) continue;
      yield {
        severity: 'error',
        record,
        field: 'on',
        message: `${label(record, process)} is taken on "${cutText(record.on, 30)}"; possible is ${ways.join(' or ')}`,
        fix: fixRecord(`Set to ${usual}`, record, (now, today) => {
          const start = today.byId.get(now.from);
          return start && Object.hasOwn(waysOut, start.kind)
            ? { on: waysOut[start.kind as ProcessNode['kind']][0] }
            : null;
        }),
      };
    }
  },
  good: () => leaving('yes'),
  bad: () => leaving('next'),
});

function leaving(on: string) {
  return example([
    { kind: 'group', id: 'g' },
    { kind: 'action', id: 'a' },
    { kind: 'connection', id: 'r', from: 'g', to: 'a', on },
  ]);
}
