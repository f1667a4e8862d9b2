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

/** Every text of the journey that has a limit, with its length. */
export function* limitedTexts(journey: JourneyIndex): Generator<LimitedText> {
  yield* textsOf(null, journey.header, journeyLimits.header);
  for (const record of journey.records) {
    if (!Object.hasOwn(journeyLimits, record.kind)) continue;
    yield* textsOf(record, record, journeyLimits[record.kind as keyof typeof journeyLimits]);
  }
}

function* textsOf(
  record: JourneyRecord | null,
  values: Readonly<Record<string, unknown>>,
  limits: Readonly<Record<string, number>>,
): Generator<LimitedText> {
  for (const [field, limit] of Object.entries(limits)) {
    const text = values[field];
    if (typeof text !== 'string') continue;
    // A text has at most as many code points as units: short ones need no count.
    const length = text.length < limit * 0.9 ? text.length : codePointLength(text);
    yield { record, field, text, length, limit };
  }
}
