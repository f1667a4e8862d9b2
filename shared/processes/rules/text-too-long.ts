import { longTexts, shortened, shortenWords, tooLongWords } from '../../documents/long-texts.ts';
import { processLimits } from '../process.ts';
import { processWords } from '../words.ts';
import { example } from './example.ts';
import { fixHeader, fixRecord, label, processRule } from './process-rule.ts';

export const textTooLong = processRule({
  name: 'text-too-long',
  reason: 'Production refuses a text that is longer than its column, counted in characters.',
  scope: 'record',
  mayLower: false,
  *notice(process) {
    for (const found of longTexts(process.header, processLimits.header)) {
      const { field } = found;
      yield {
        severity: 'error',
        record: null,
        field,
        message: tooLongWords('The process', processWords.fieldName(null, field), found),
        fix: fixHeader(shortenWords(found), field as keyof typeof processLimits.header, (now) =>
          shortened(now[field], found),
        ),
      };
    }
    for (const record of process.triggers) {
      for (const found of longTexts(record, processLimits.trigger)) {
        const { field } = found;
        yield {
          severity: 'error',
          record,
          field,
          message: tooLongWords(label(record, process), processWords.fieldName(record.kind, field), found),
          fix: fixRecord(shortenWords(found), record, (now) => ({ [field]: shortened(now[field], found) })),
        };
      }
    }
  },
  good: () => example([{ kind: 'trigger', id: 't', event: 'e'.repeat(100) }], { ownerTeam: '🏠'.repeat(50) }),
  bad: () => example([{ kind: 'trigger', id: 't', event: 'e'.repeat(101) }]),
});
