import { type LongText, longTexts } from '../../documents/long-texts.ts';
import { type JourneyRecord, journeyLimits } from '../journey.ts';
import type { JourneyIndex } from '../journey-index.ts';

/** A text of a journey that a production column limits. */
export interface LimitedText extends LongText {
  readonly record: JourneyRecord | null;
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
  return longTexts(values, limits, attention).map((found) => ({ ...found, record }));
}
