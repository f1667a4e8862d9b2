import { cutText } from '../../documents/in-words.ts';
import { waysOutOf } from '../ways.ts';
import { example } from './example.ts';
import { fixRecord, label, processRule } from './process-rule.ts';

export const connectionWayUnclear = processRule({
  name: 'connection-way-unclear',
  reason: 'A decision leads on by yes or no, an action by next or error: another way is never taken.',
  scope: 'record',
  *notice(process) {
    for (const record of process.connections) {
      const from = process.byId.get(record.from);
      const ways = from ? waysOutOf(from.kind) : [];
      const [usual] = ways;
      if (usual === undefined || ways.includes(record.on)) continue;
      yield {
        severity: 'error',
        record,
        field: 'on',
        message: `${label(record, process)} is taken on "${cutText(record.on, 30)}"; possible is ${ways.join(' or ')}`,
        fix: fixRecord(`Set to ${usual}`, record, (now, today) => {
          const [way] = waysOutOf(today.byId.get(now.from)?.kind ?? '');
          return way === undefined ? null : { on: way };
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
