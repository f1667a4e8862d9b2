import { codePointLength } from '../../base/text.ts';
import { type JourneyRecord, journeyLimits } from '../journey.ts';
import type { JourneyIndex } from '../journey-index.ts';

/** A text that a production column limits. */
export interface LimitedText {
  readonly record: JourneyRecord | null;
  readonly field: string;
  readonly text: string;
  /** In code points, as Postgres counts VARCHAR. */
  readonly length: number;
  readonly limit: number;
}

/** Texts below this part of their limit need no attention. */
const attention = 0.9;

/** Four rules ask for the same texts of the same journey. */
const known = new WeakMap<JourneyIndex, readonly LimitedText[]>();

/** The texts that are near their limit or beyond it. */
export function limitedTexts(journey: JourneyIndex): readonly LimitedText[] {
  const found = known.get(journey) ?? findLongTexts(journey);
  known.set(journey, found);
  return found;
}

function findLongTexts(journey: JourneyIndex): LimitedText[] {
  const found = longTextsOf(null, journey.header, journeyLimits.header);
  for (const record of journey.records) {
    if (!Object.hasOwn(journeyLimits, record.kind)) continue;
    found.push(...longTextsOf(record, record, journeyLimits[record.kind as keyof typeof journeyLimits]));
  }
  return found;
}

function longTextsOf(
  record: JourneyRecord | null,
  values: Readonly<Record<string, unknown>>,
  limits: Readonly<Record<string, number>>,
): LimitedText[] {
  const found: LimitedText[] = [];
  for (const field in limits) {
    const limit = limits[field] ?? Number.POSITIVE_INFINITY;
    const text = values[field];
    // A text has at most as many code points as UTF-16 units: most need no count.
    if (typeof text !== 'string' || text.length <= limit * attention) continue;
    const length = codePointLength(text);
    if (length > limit * attention) found.push({ record, field, text, length, limit });
  }
  return found;
}
