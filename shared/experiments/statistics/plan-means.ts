import { normalCdf, normalQuantile } from './distributions.ts';
import type { TestDesign } from './plan-proportions.ts';

/**
 * Planning of a two-sided comparison of two means of equal spread. Normal approximation with the correction z²/4 for the
 * t test: W. C. Guenther, Sample Size Formulas for Normal Theory T Tests, The American Statistician 35 (1981), 243-244.
 * Within a tenth of a person of R's power.t.test at the usual error rates.
 */
export function sampleSizeOfMeans(
  difference: number,
  standardDeviation: number,
  design: TestDesign = {},
): number {
  const { alpha = 0.05, power = 0.8 } = design;
  if (!(standardDeviation > 0)) return Number.NaN;
  const z = normalQuantile(1 - alpha / 2);
  const effect = difference / standardDeviation;
  return 2 * ((z + normalQuantile(power)) / effect) ** 2 + z ** 2 / 4;
}

/** The inverse: the power with n people in each group, at least 2. */
export function powerOfMeans(
  difference: number,
  standardDeviation: number,
  perGroup: number,
  design: TestDesign = {},
): number {
  const { alpha = 0.05 } = design;
  if (!(standardDeviation > 0) || !(perGroup >= 2)) return Number.NaN;
  const z = normalQuantile(1 - alpha / 2);
  const effect = Math.abs(difference) / standardDeviation;
  return normalCdf(Math.sqrt((perGroup - z ** 2 / 4) / 2) * effect - z);
}

/** The smallest difference that n people in each group find with that power, in the measure's own unit. */
export function minimumEffectOfMeans(
  standardDeviation: number,
  perGroup: number,
  design: TestDesign = {},
): number {
  const { alpha = 0.05, power = 0.8 } = design;
  if (!(standardDeviation > 0) || !(perGroup >= 2)) return Number.NaN;
  const z = normalQuantile(1 - alpha / 2);
  return ((z + normalQuantile(power)) / Math.sqrt((perGroup - z ** 2 / 4) / 2)) * standardDeviation;
}
