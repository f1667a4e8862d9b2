import { sampleSizeLimit } from '../experiment.ts';
import { neededPerVariant } from '../needed-sample.ts';
import { example } from './example.ts';
import { experimentRule, fixHeader, label } from './experiment-rule.ts';

export const sampleSizeSmall = experimentRule({
  name: 'sample-size-small',
  reason: 'With too few people in each variant, the effect that the experiment is about is easily missed.',
  *notice({ header, metrics }) {
    const size = header.minimumSampleSize;
    const metric = metrics.find(({ role }) => role === 'primary');
    const needed = metric && neededPerVariant(metric);
    if (!metric || needed === undefined || size === null || size === undefined || size >= needed) return;
    yield {
      severity: 'warning',
      record: null,
      field: 'minimumSampleSize',
      message: `${label(metric)}: its minimum effect of ${metric.minimumEffect} percent needs ${needed} people in each variant (80 percent power), the minimum sample size is ${size}`,
      fix:
        needed <= sampleSizeLimit
          ? fixHeader(`Set to ${needed}`, () => ({ minimumSampleSize: needed }))
          : null,
    };
  },
  good: () => example([{ ...planned, minimumEffect: 20 }], { minimumSampleSize: 5000 }),
  bad: () => example([{ ...planned, minimumEffect: 20 }], { minimumSampleSize: 1000 }),
});

const planned = { kind: 'metric', id: 'm', role: 'primary', measure: 'signup_rate', baseline: 10 } as const;
