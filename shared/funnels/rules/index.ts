import type { Document } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { createRuleSet, type RuleSet } from '../../documents/rule-set.ts';
import { indexFunnel } from '../funnel-index.ts';
import { branchLoose } from './branch-loose.ts';
import { branchRejoin } from './branch-rejoin.ts';
import { endOptional } from './end-optional.ts';
import { exclusionDangling } from './exclusion-dangling.ts';
import { exclusionDirection } from './exclusion-direction.ts';
import { experimentIdInvalid } from './experiment-id-invalid.ts';
import { funnelNameMissing } from './funnel-name-missing.ts';
import type { FunnelRule } from './funnel-rule.ts';
import { funnelTypeUnknown } from './funnel-type-unknown.ts';
import { orderModeUnknown } from './order-mode-unknown.ts';
import { stageTypeMissing } from './stage-type-missing.ts';
import { stepNameMissing } from './step-name-missing.ts';
import { stepNameRepeated } from './step-name-repeated.ts';
import { stepOrderUnusable } from './step-order-unusable.ts';
import { tagsUnclear } from './tags-unclear.ts';
import { textTooLong } from './text-too-long.ts';
import { textUnstorable } from './text-unstorable.ts';
import { tooFewSteps } from './too-few-steps.ts';
import { variantIncomplete } from './variant-incomplete.ts';
import { windowInvalid } from './window-invalid.ts';
import { windowLongerThanTotal } from './window-longer-than-total.ts';

/**
 * Every rule for funnels. A new one: a file beside this one, and a line here. Errors are what production would refuse and
 * what would make its figures wrong; the rest are warnings.
 */
export const funnelRules: readonly FunnelRule[] = [
  funnelNameMissing,
  stepNameMissing,
  textTooLong,
  textUnstorable,
  funnelTypeUnknown,
  orderModeUnknown,
  stepOrderUnusable,
  experimentIdInvalid,
  windowInvalid,
  branchLoose,
  branchRejoin,
  exclusionDangling,
  exclusionDirection,
  tooFewSteps,
  endOptional,
  stepNameRepeated,
  stageTypeMissing,
  windowLongerThanTotal,
  variantIncomplete,
  tagsUnclear,
];

export const funnelRuleSet: RuleSet<FunnelRule> = createRuleSet({
  rules: funnelRules,
  sequence: (document) => indexFunnel(document).steps,
});

/** What the rules notice, errors first. Linear in the size of the funnel; the same document gives the same findings. */
export function findFunnelFindings(document: Document): readonly Finding[] {
  return funnelRuleSet.find(document);
}
