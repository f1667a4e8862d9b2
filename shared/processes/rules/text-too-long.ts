import { longTexts, shortened, shortenWords, tooLongNotice } from '../../documents/long-texts.ts';
import { type ProcessRecord, processLimits } from '../process.ts';
import type { Trigger } from '../records/trigger.ts';
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
      const field = found.field as keyof typeof processLimits.header;
      const fix = fixHeader(shortenWords(found), field, (now) => shortened(now[field], found));
      yield tooLongNotice<ProcessRecord>({
        record: null,
        found,
        label: label(null, process),
        words: processWords,
        fix,
      });
    }
    for (const record of process.triggers) {
      for (const found of longTexts(record, processLimits.trigger)) {
        const { field } = found;
        const cut = (now: Trigger) => ({ [field]: shortened(now[field], found) });
        const fix = fixRecord(shortenWords(found), record, cut);
        yield tooLongNotice({ record, found, label: label(record, process), words: processWords, fix });
      }
    }
  },
  good: () => example([{ kind: 'trigger', id: 't', event: 'e'.repeat(100) }], { ownerTeam: '🏠'.repeat(50) }),
  bad: () => example([{ kind: 'trigger', id: 't', event: 'e'.repeat(101) }]),
});
