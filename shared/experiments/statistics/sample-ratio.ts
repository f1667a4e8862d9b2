import { chiSquareSurvival } from './distributions.ts';

export interface SampleRatio {
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
}

/** Below this p the split is called broken: Fabijan et al., Diagnosing Sample Ratio Mismatch, KDD 2019. */
export const sampleRatioAlarm = 0.0005;

/**
 * Pearson's chi-square test of the people counted in each arm against the intended split (sample ratio mismatch; Kohavi, Tang
 * and Xu, Trustworthy Online Controlled Experiments, 2020, chapter 21). Weights need not sum to one. An arm of weight zero
 * takes no part. undefined where fewer than two arms take part, nobody was counted, or a number is not one.
 */
export function checkSampleRatio(
  observed: readonly number[],
  weights: readonly number[],
): SampleRatio | undefined {
  if (observed.length !== weights.length) return undefined;
  const arms = observed
    .map((count, index) => ({ count, weight: weights[index] ?? 0 }))
    .filter(({ weight }) => weight !== 0);
  if (!arms.every(({ count, weight }) => count >= 0 && weight > 0 && Number.isFinite(count + weight)))
    return undefined;
  const people = arms.reduce((sum, { count }) => sum + count, 0);
  const total = arms.reduce((sum, { weight }) => sum + weight, 0);
  if (arms.length < 2 || people === 0) return undefined;
  const chiSquare = arms.reduce((sum, { count, weight }) => {
    const expected = (people * weight) / total;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  const degreesOfFreedom = arms.length - 1;
  return { chiSquare, degreesOfFreedom, p: chiSquareSurvival(chiSquare, degreesOfFreedom) };
}
