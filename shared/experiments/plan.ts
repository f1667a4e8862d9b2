import { armReach } from './reach.ts';
import type { Metric } from './records/metric.ts';
import { minimumEffectOfMeans } from './statistics/plan-means.ts';
import { minimumEffectOfProportions, type TestDesign } from './statistics/plan-proportions.ts';

/**
 * The smallest change of a metric that so many people in each variant find, in percent of its baseline, above 0; undefined
 * where the metric says too little, or where no change would be found. The inverse of `neededPerVariant`.
 */
export function smallestEffect(
  metric: Pick<Metric, 'measureType' | 'baseline' | 'standardDeviation' | 'direction'>,
  perVariant: number,
  design: TestDesign = {},
): number | undefined {
  const { measureType, baseline, standardDeviation, direction } = metric;
  if (baseline === null || baseline === 0) return undefined;
  const absolute =
    measureType === 'proportion'
      ? scaled(
          minimumEffectOfProportions(baseline / 100, perVariant, direction === 'decrease' ? -1 : 1, design),
        )
      : measureType === 'mean' && standardDeviation !== null
        ? minimumEffectOfMeans(standardDeviation, perVariant, design)
        : undefined;
  const effect = absolute === undefined ? Number.NaN : (absolute / Math.abs(baseline)) * 100;
  return Number.isFinite(effect) ? effect : undefined;
}

/** From a share of one to percent, as baselines are. */
function scaled(share: number | undefined): number | undefined {
  return share === undefined ? undefined : share * 100;
}

export interface PlannedWeek {
  readonly weeks: number;
  /** People in the smallest variant by then, whole ones. */
  readonly perVariant: number;
  /** In percent of the baseline; undefined: none would be found. */
  readonly effect: number | undefined;
}

interface Traffic {
  /** The audience of a day, before coverage. */
  readonly peoplePerDay: number;
  /** Percent of the audience that takes part. */
  readonly reached: number;
  /** Of each variant, in percent. */
  readonly shares: readonly number[];
}

/** What is found after so many whole weeks. Whole ones, because people of a weekend are not those of a Monday. */
export function planByWeek(
  metric: Parameters<typeof smallestEffect>[0],
  { peoplePerDay, reached, shares }: Traffic,
  weeks: readonly number[],
  design: TestDesign = {},
): readonly PlannedWeek[] {
  const daily = shares.length === 0 ? 0 : (peoplePerDay * armReach(Math.min(...shares), reached)) / 100;
  return weeks.map((count) => {
    const perVariant = Math.floor(daily * 7 * count + 1e-9);
    return { weeks: count, perVariant, effect: smallestEffect(metric, perVariant, design) };
  });
}
