import type { Document } from '../../documents/document.ts';
import type { Finding, Severity } from '../../documents/finding.ts';
import { allocationKeys } from './allocation-keys.ts';
import { allocationSumRule } from './allocation-sum.ts';
import { audienceRuleUnclear } from './audience-rule-unclear.ts';
import { experimentTypeUnknown, statusUnknown } from './closed-lists.ts';
import { controlCount } from './control-count.ts';
import { dateUnreadable, endBeforeStart } from './dates.ts';
import { experimentNameMissing } from './experiment-name-missing.ts';
import type { ExperimentRule } from './experiment-rule.ts';
import { hypothesisMissing } from './hypothesis-missing.ts';
import { metricRepeated, metricUnclear } from './metrics.ts';
import { nameMissing } from './name-missing.ts';
import { primaryMetric } from './primary-metric.ts';
import { coverageRange, groupRange, groupRepeated } from './reach-invalid.ts';
import { sampleSizeRange, sampleSizeSmall } from './sample-size.ts';
import { textTooLong } from './text-too-long.ts';
import { textUnstorable } from './text-unstorable.ts';
import { variantBaseMixed, variantUnchanged } from './variant-base.ts';
import { variantKeyRepeated } from './variant-key-repeated.ts';
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

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** What the rules notice, errors first; the same document gives the same findings. */
export function findFindings(document: Document): readonly Finding[] {
  const found = experimentRules.flatMap((rule) => rule.check(document));
  return severities.flatMap((severity) => found.filter((finding) => finding.severity === severity));
}
