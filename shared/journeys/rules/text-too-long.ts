import { shortened, shortenWords, tooLongNotice } from '../../documents/long-texts.ts';
import type { JourneyIndex } from '../journey-index.ts';
import { journeyWords } from '../words.ts';
import { example } from './example.ts';
import { fixHeader, fixRecord, journeyRule, label, type Noticed } from './journey-rule.ts';
import { type LimitedText, limitedTexts } from './limited-texts.ts';

export const textTooLong = journeyRule({
  name: 'text-too-long',
  reason: 'Production refuses a text that is longer than its column, counted in characters.',
  scope: 'record',
  mayLower: false,
  *notice(journey) {
    for (const found of limitedTexts(journey)) {
      const own = found.record === null ? found.field === 'version' : isStageName(found);
      if (!own && found.length > found.limit) yield tooLong(found, journey);
    }
  },
  good: () => example([{ kind: 'touchpoint', id: 't', pageUrl: `/${'a'.repeat(499)}` }]),
  bad: () => example([{ kind: 'touchpoint', id: 't', pageUrl: `/${'a'.repeat(500)}` }]),
});

export function isStageName({ record, field }: LimitedText): boolean {
  return record?.kind === 'stage' && field === 'name';
}

/** Shared with the two rules that have a reason of their own. */
export function tooLong(found: LimitedText, journey: JourneyIndex): Noticed {
  const { record, field } = found;
  const fix = record
    ? fixRecord(shortenWords(found), record, (now) => ({ [field]: shortened(now[field], found) }))
    : fixHeader(shortenWords(found), field, (header) => shortened(header[field], found));
  return tooLongNotice({ record, found, label: label(record, journey), words: journeyWords, fix });
}
