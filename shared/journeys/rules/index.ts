import type { Document } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { createRuleSet, type RuleSet } from '../../documents/rule-set.ts';
import { indexJourney } from '../journey-index.ts';
import { channelUnknown } from './channel-unknown.ts';
import { criterionUnclear } from './criterion-unclear.ts';
import { cycleWithoutExit } from './cycle-without-exit.ts';
import { deadEnd } from './dead-end.ts';
import { emotionOutOfRange } from './emotion-out-of-range.ts';
import { endMissing } from './end-missing.ts';
import { entryMissing } from './entry-missing.ts';
import { exitOutcomeUnknown } from './exit-outcome-unknown.ts';
import { goalWithoutCriteria } from './goal-without-criteria.ts';
import type { JourneyRule } from './journey-rule.ts';
import { journeyTypeUnknown } from './journey-type-unknown.ts';
import { nameMissing } from './name-missing.ts';
import { nearLimit } from './near-limit.ts';
import { oneWayOut } from './one-way-out.ts';
import { pageUrlInvalid } from './page-url-invalid.ts';
import { pageUrlScript } from './page-url-script.ts';
import { placeDangling } from './place-dangling.ts';
import { probabilityRange } from './probability-range.ts';
import { probabilitySum } from './probability-sum.ts';
import { stageNameRepeated } from './stage-name-repeated.ts';
import { stageNameTooLong } from './stage-name-too-long.ts';
import { templateNameMissing } from './template-name-missing.ts';
import { textTooLong } from './text-too-long.ts';
import { textUnstorable } from './text-unstorable.ts';
import { touchpointNameRepeated } from './touchpoint-name-repeated.ts';
import { touchpointUnreachable } from './touchpoint-unreachable.ts';
import { touchpointWithoutStage } from './touchpoint-without-stage.ts';
import { transitionDangling } from './transition-dangling.ts';
import { transitionDirection } from './transition-direction.ts';
import { transitionRepeated } from './transition-repeated.ts';
import { typeMissing } from './type-missing.ts';
import { versionTooLong } from './version-too-long.ts';

/**
 * Every rule for journeys. A new one: a file beside this one, and a line here. Errors are what production would refuse, now
 * or for every journey that runs by the template, and what would corrupt what is read from it; the rest are warnings.
 */
export const journeyRules: readonly JourneyRule[] = [
  templateNameMissing,
  nameMissing,
  textTooLong,
  stageNameTooLong,
  versionTooLong,
  textUnstorable,
  journeyTypeUnknown,
  channelUnknown,
  stageNameRepeated,
  placeDangling,
  transitionDangling,
  pageUrlScript,
  entryMissing,
  endMissing,
  touchpointUnreachable,
  touchpointWithoutStage,
  deadEnd,
  oneWayOut,
  cycleWithoutExit,
  transitionDirection,
  transitionRepeated,
  probabilityRange,
  probabilitySum,
  goalWithoutCriteria,
  criterionUnclear,
  exitOutcomeUnknown,
  typeMissing,
  touchpointNameRepeated,
  emotionOutOfRange,
  pageUrlInvalid,
  nearLimit,
];

export const journeyRuleSet: RuleSet<JourneyRule> = createRuleSet({
  rules: journeyRules,
  sequence: (document) => {
    const { stages, lanes, entries, touchpoints, goals, exits, transitions } = indexJourney(document);
    return [...stages, ...lanes, ...entries, ...touchpoints, ...goals, ...exits, ...transitions];
  },
});

/** What the rules notice, errors first. Linear in the size of the journey; the same document gives the same findings. */
export function findFindings(document: Document): readonly Finding[] {
  return journeyRuleSet.find(document);
}
