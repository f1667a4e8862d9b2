import { cutText } from '../../documents/in-words.ts';
import { matches } from '../records/group.ts';
import { example } from './example.ts';
import { fixRecord, label, processRule } from './process-rule.ts';

export const groupMatchUnknown = processRule({
  name: 'group-match-unknown',
  reason: 'A group holds where all, any or none of its conditions do; with another word it never does.',
  scope: 'record',
  *notice(process) {
    for (const record of process.groups) {
      if (matches.some((match) => match === record.match)) continue;
      yield {
        severity: 'error',
        record,
        field: 'match',
        message: `${label(record, process)} asks for "${cutText(record.match, 30)}" of its conditions`,
        fix: fixRecord('Ask for all', record, () => ({ match: 'all' })),
      };
    }
  },
  good: () =>
    example([
      { kind: 'group', id: 'g', match: 'none' },
      { kind: 'condition', id: 'c', groupId: 'g' },
    ]),
  bad: () =>
    example([
      { kind: 'group', id: 'g', match: 'most' },
      { kind: 'condition', id: 'c', groupId: 'g' },
    ]),
});
