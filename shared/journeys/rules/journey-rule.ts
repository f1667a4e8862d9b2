import { createRuleKit, type Noticed as NoticedOf, type RuleWithExamples } from '../../documents/rule-kit.ts';
import type { Journey, JourneyHeader, JourneyRecord } from '../journey.ts';
import { indexJourney, type JourneyIndex } from '../journey-index.ts';
import { journeyWords } from '../words.ts';

export type JourneyRule = RuleWithExamples<Journey>;
export type Noticed = NoticedOf<JourneyRecord>;

export const {
  rule: journeyRule,
  fixRecord,
  fixHeader,
  fixByRemoving,
} = createRuleKit<Journey, JourneyHeader, JourneyRecord, JourneyIndex>({ indexOf: indexJourney });

/** What the record is called at the start of a message; null: the journey itself. */
export function label(record: JourneyRecord | null, journey: JourneyIndex): string {
  return record ? journeyWords.recordName(record, (id) => journey.byId.get(id)) : 'The journey';
}
