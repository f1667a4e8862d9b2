import { normalQuantile, normalSurvival } from './distributions.ts';

/** How many of n people did it. */
export interface Count {
  readonly successes: number;
  readonly n: number;
}

export interface TwoProportions {
  /** Treatment less control, 0 to 1. */
  readonly difference: number;
  readonly z: number;
  /** Two-sided. */
  readonly p: number;
  /** Of the difference, absolute, never of the lift. */
  readonly interval: readonly [low: number, high: number];
}

/**
 * The pooled two-proportion z-test (statsmodels.stats.proportion.proportions_ztest; Fleiss, Levin and Paik 2003, chapter 3),
 * with Newcombe's hybrid score interval for the difference (R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890,
 * method 10), which holds with few people and near 0 and 1, where the interval of Wald does not. undefined where a
 * group is empty or its count impossible. Without any spread (nobody or everybody in both), z is 0 and p is 1.
 */
export function compareProportions(
  control: Count,
  treatment: Count,
  confidence = 0.95,
): TwoProportions | undefined {
  if (!isCount(control) || !isCount(treatment) || !(confidence > 0 && confidence < 1)) return undefined;
  const [p1, p2] = [control.successes / control.n, treatment.successes / treatment.n];
  const difference = p2 - p1;
  const pooled = (control.successes + treatment.successes) / (control.n + treatment.n);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / control.n + 1 / treatment.n));
  const z = error === 0 ? 0 : difference / error;
  const quantile = normalQuantile(1 - (1 - confidence) / 2);
  const [low1, high1] = wilson(control, quantile);
  const [low2, high2] = wilson(treatment, quantile);
  return {
    difference,
    z,
    p: Math.min(1, 2 * normalSurvival(Math.abs(z))),
    interval: [
      difference - Math.hypot(p2 - low2, high1 - p1),
      difference + Math.hypot(high2 - p2, p1 - low1),
    ],
  };
}

/** Wilson's score interval for one proportion (E. B. Wilson, JASA 22 (1927), 209-212). */
function wilson({ successes, n }: Count, z: number): readonly [number, number] {
  const centre = successes + z ** 2 / 2;
  const half = z * Math.sqrt((successes * (n - successes)) / n + z ** 2 / 4);
  return [(centre - half) / (n + z ** 2), (centre + half) / (n + z ** 2)];
}

function isCount({ successes, n }: Count): boolean {
  return n > 0 && Number.isFinite(n) && successes >= 0 && successes <= n;
}
