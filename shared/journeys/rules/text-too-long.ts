import { firstCodePoints } from '../../base/text.ts';
import type { QuickFix } from '../../documents/finding.ts';
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
  const { record, field, length, limit } = found;
  const name = journeyWords.fieldName(record?.kind ?? null, field).toLowerCase();
  const whose = record ? `${label(record, journey)}: its ${name}` : `The journey: its ${name}`;
  return {
    severity: 'error',
    record,
    field,
    message: `${whose} has ${length} characters, production holds ${limit}`,
    fix: shorten(found),
  };
}

function shorten({ record, field, limit }: LimitedText): QuickFix {
  const text = `Shorten to ${limit} characters`;
  const cut = (value: unknown) => (typeof value === 'string' ? firstCodePoints(value, limit) : '');
  if (record) return fixRecord(text, record, (now) => ({ [field]: cut(now[field]) }));
  return fixHeader(text, field, (header) => cut(header[field]));
}
