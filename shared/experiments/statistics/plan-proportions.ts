import { normalCdf, normalQuantile } from './distributions.ts';

/** Error rates of a two-sided test; the field's usual ones unless said. */
export interface TestDesign {
  /** Chance of a finding where nothing differs, 0 to 1. */
  readonly alpha?: number;
  /** Chance of finding what is there, 0 to 1. */
  readonly power?: number;
}

/**
 * The power of a two-sided comparison of two proportions (0 to 1) with n people in each group: pooled variance under "no
 * difference", separate ones under the alternative. Source: R, stats::power.prop.test (strict = FALSE), after Fleiss, Levin
 * and Paik, Statistical Methods for Rates and Proportions (2003), chapter 4. NaN where a value is outside its range.
 */
export function powerOfProportions(
  p1: number,
  p2: number,
  perGroup: number,
  design: TestDesign = {},
): number {
  const { alpha = 0.05 } = design;
  if (!areProportions(p1, p2) || !(perGroup > 0)) return Number.NaN;
  const { pooled, separate } = deviations(p1, p2);
  const reached = Math.sqrt(perGroup) * Math.abs(p1 - p2) - normalQuantile(1 - alpha / 2) * pooled;
  return normalCdf(reached / separate);
}

/** People in each group for that power, not rounded; the inverse of `powerOfProportions`. Infinite where nothing differs. */
export function sampleSizeOfProportions(p1: number, p2: number, design: TestDesign = {}): number {
  return sizeOf(p1, p2, quantilesOf(design));
}

interface Quantiles {
  /** Of the two-sided test. */
  readonly z: number;
  /** Of the power. */
  readonly zPower: number;
}

function quantilesOf({ alpha = 0.05, power = 0.8 }: TestDesign): Quantiles {
  return { z: normalQuantile(1 - alpha / 2), zPower: normalQuantile(power) };
}

function sizeOf(p1: number, p2: number, { z, zPower }: Quantiles): number {
  if (!areProportions(p1, p2)) return Number.NaN;
  const { pooled, separate } = deviations(p1, p2);
  return ((z * pooled + zPower * separate) / (p1 - p2)) ** 2;
}

/**
 * People in each group by Evan Miller's calculator, rounded as there. It takes the variance under "no difference" from the
 * baseline alone. Source: E. Miller, evanmiller.org/ab-testing/sample-size.html.
 */
export function sampleSizeByEvanMiller(
  baseline: number,
  absoluteEffect: number,
  design: TestDesign = {},
): number {
  const { z, zPower } = quantilesOf(design);
  const p2 = baseline + absoluteEffect;
  if (!areProportions(baseline, p2)) return Number.NaN;
  const same = Math.sqrt(2 * baseline * (1 - baseline));
  const { separate } = deviations(baseline, p2);
  const needed = z * same + zPower * separate;
  return Math.round((needed / absoluteEffect) ** 2);
}

/**
 * The smallest absolute change of a proportion (0 to 1) that n people in each group find with that power: upwards, or
 * downwards where `direction` is -1. By bisection of `sampleSizeOfProportions`; undefined where no change is enough.
 */
export function minimumEffectOfProportions(
  baseline: number,
  perGroup: number,
  direction: 1 | -1 = 1,
  design: TestDesign = {},
): number | undefined {
  const room = direction === 1 ? 1 - baseline : baseline;
  const quantiles = quantilesOf(design);
  const enough = (effect: number) => sizeOf(baseline, baseline + direction * effect, quantiles) <= perGroup;
  const most = room * (1 - 1e-9);
  if (!(baseline > 0 && baseline < 1) || !enough(most)) return undefined;
  let [low, high] = [0, most];
  for (let round = 0; round < 80; round += 1) {
    const middle = (low + high) / 2;
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function deviations(p1: number, p2: number): { pooled: number; separate: number } {
  return {
    pooled: Math.sqrt((p1 + p2) * (1 - (p1 + p2) / 2)),
    separate: Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2)),
  };
}

function areProportions(p1: number, p2: number): boolean {
  return p1 >= 0 && p1 <= 1 && p2 >= 0 && p2 <= 1;
}
