import type { QuickFix } from '../../documents/finding.ts';
import {
  type LongText,
  longTexts,
  shortened,
  shortenWords,
  tooLongWords,
} from '../../documents/long-texts.ts';
import { processLimits } from '../process.ts';
import type { ProcessIndex } from '../process-index.ts';
import type { Trigger } from '../records/trigger.ts';
import { processWords } from '../words.ts';
import { example } from './example.ts';
import { fixHeader, fixRecord, label, type Noticed, processRule } from './process-rule.ts';

export const textTooLong = processRule({
  name: 'text-too-long',
  reason: 'Production refuses a text that is longer than its column, counted in characters.',
  scope: 'record',
  mayLower: false,
  *notice(process) {
    for (const found of longTexts(process.header, processLimits.header)) {
      const field = found.field as keyof typeof processLimits.header;
      const fix = fixHeader(shortenWords(found), field, (now) => shortened(now[field], found));
      yield tooLong(null, found, process, fix);
    }
    for (const record of process.triggers) {
      for (const found of longTexts(record, processLimits.trigger)) {
        const { field } = found;
        const cut = (now: Trigger) => ({ [field]: shortened(now[field], found) });
        yield tooLong(record, found, process, fixRecord(shortenWords(found), record, cut));
      }
    }
  },
  good: () => example([{ kind: 'trigger', id: 't', event: 'e'.repeat(100) }], { ownerTeam: '🏠'.repeat(50) }),
  bad: () => example([{ kind: 'trigger', id: 't', event: 'e'.repeat(101) }]),
});

function tooLong(record: Trigger | null, found: LongText, process: ProcessIndex, fix: QuickFix): Noticed {
  const { field } = found;
  const name = processWords.fieldName(record?.kind ?? null, field);
  return {
    severity: 'error',
    record,
    field,
    message: tooLongWords(label(record, process), name, found),
    fix,
  };
}
