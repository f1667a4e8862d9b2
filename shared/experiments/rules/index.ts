import type { Document } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { createRuleSet, type RuleSet } from '../../documents/rule-set.ts';
import { indexExperiment } from '../experiment-index.ts';
import { allocationKeys } from './allocation-keys.ts';
import { allocationSumRule } from './allocation-sum.ts';
import { audienceRuleUnclear } from './audience-rule-unclear.ts';
import { controlCount } from './control-count.ts';
import { coverageRange } from './coverage-range.ts';
import { dateUnreadable } from './date-unreadable.ts';
import { endBeforeStart } from './end-before-start.ts';
import { experimentNameMissing } from './experiment-name-missing.ts';
import type { ExperimentRule } from './experiment-rule.ts';
import { experimentTypeUnknown } from './experiment-type-unknown.ts';
import { groupRange } from './group-range.ts';
import { groupRepeated } from './group-repeated.ts';
import { hypothesisMissing } from './hypothesis-missing.ts';
import { metricRepeated } from './metric-repeated.ts';
import { metricUnclear } from './metric-unclear.ts';
import { nameMissing } from './name-missing.ts';
import { primaryMetric } from './primary-metric.ts';
import { sampleSizeRange } from './sample-size-range.ts';
import { sampleSizeSmall } from './sample-size-small.ts';
import { statusUnknown } from './status-unknown.ts';
import { textTooLong } from './text-too-long.ts';
import { textUnstorable } from './text-unstorable.ts';
import { variantBaseMixed } from './variant-base-mixed.ts';
import { variantKeyRepeated } from './variant-key-repeated.ts';
import { variantUnchanged } from './variant-unchanged.ts';
import { variantsTooFew } from './variants-too-few.ts';

/**
 * Every rule for experiments. Errors are what production would refuse, and what would make the experiment's figures
 * worthless: both keep it from being published and started. Overlapping running experiments are a rule of the workspace.
 */
export const experimentRules: readonly ExperimentRule[] = [
  experimentNameMissing,
  nameMissing,
  textTooLong,
  textUnstorable,
  experimentTypeUnknown,
  statusUnknown,
  variantsTooFew,
  controlCount,
  variantKeyRepeated,
  allocationKeys,
  allocationSumRule,
  primaryMetric,
  dateUnreadable,
  endBeforeStart,
  coverageRange,
  groupRange,
  groupRepeated,
  sampleSizeRange,
  sampleSizeSmall,
  hypothesisMissing,
  metricUnclear,
  metricRepeated,
  audienceRuleUnclear,
  variantBaseMixed,
  variantUnchanged,
];

export const experimentRuleSet: RuleSet<ExperimentRule> = createRuleSet({
  rules: experimentRules,
  sequence: (document) => indexExperiment(document).records,
});

/** What the rules notice, errors first; the same document gives the same findings. */
export function findFindings(document: Document): readonly Finding[] {
  return experimentRuleSet.find(document);
}
