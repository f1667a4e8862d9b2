import type { Metric } from './records/metric.ts';
import { sampleSizeOfMeans } from './statistics/plan-means.ts';
import { sampleSizeOfProportions, type TestDesign } from './statistics/plan-proportions.ts';

/**
 * People in each variant that find the metric's minimum effect, rounded up; undefined where the metric says too little or
 * something impossible. Proportions have their baseline in percent; the effect is in percent of the baseline.
 */
export function neededPerVariant(metric: Metric, design: TestDesign = {}): number | undefined {
  const { measureType, baseline, minimumEffect, standardDeviation, direction } = metric;
  if (baseline === null || minimumEffect === null || !(minimumEffect > 0)) return undefined;
  const sign = direction === 'decrease' ? -1 : 1;
  const needed =
    measureType === 'proportion'
      ? sampleSizeOfProportions(baseline / 100, (baseline / 100) * (1 + (sign * minimumEffect) / 100), design)
      : measureType === 'mean' && standardDeviation !== null
        ? sampleSizeOfMeans((baseline * minimumEffect) / 100, standardDeviation, design)
        : Number.NaN;
  return Number.isFinite(needed) ? Math.ceil(needed - 1e-9) : undefined;
}
