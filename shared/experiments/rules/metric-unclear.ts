import { type Metric, measureTypes, metricDirections, metricRoles } from '../records/metric.ts';
import { example } from './example.ts';
import { experimentRule, fixRecord, label } from './experiment-rule.ts';

export const metricUnclear = experimentRule({
  name: 'metric-unclear',
  reason: 'A metric judges only where its role, its type, its direction and its figures are clear.',
  scope: 'record',
  *notice({ metrics }) {
    for (const metric of metrics) {
      for (const { field, list, usual } of closedFields) {
        const value = metric[field];
        if (list.includes(value)) continue;
        yield {
          severity: 'warning',
          record: metric,
          field,
          message: `${label(metric)}: ${JSON.stringify(value)} is none of ${list.join(', ')}`,
          fix: fixRecord(`Use ${usual}`, metric, () => ({ [field]: usual })),
        };
      }
      for (const { field, isWrong, words } of figures) {
        if (!isWrong(metric)) continue;
        yield {
          severity: 'warning',
          record: metric,
          field,
          message: `${label(metric)}: ${words}`,
          fix: fixRecord('Leave it open', metric, () => ({ [field]: null })),
        };
      }
    }
  },
  good: () => example([{ kind: 'metric', id: 'm', baseline: 10, minimumEffect: 5 }]),
  bad: () => example([{ kind: 'metric', id: 'm', baseline: 10, minimumEffect: -5 }]),
});

const closedFields: readonly {
  readonly field: 'role' | 'measureType' | 'direction';
  readonly list: readonly string[];
  readonly usual: string;
}[] = [
  { field: 'role', list: metricRoles, usual: 'secondary' },
  { field: 'measureType', list: measureTypes, usual: 'proportion' },
  { field: 'direction', list: metricDirections, usual: 'increase' },
];

const figures: readonly {
  readonly field: string;
  readonly isWrong: (metric: Metric) => boolean;
  readonly words: string;
}[] = [
  {
    field: 'minimumEffect',
    isWrong: ({ minimumEffect }) => minimumEffect !== null && minimumEffect <= 0,
    words: 'its minimum effect must be more than 0 percent; the direction says which way',
  },
  {
    field: 'baseline',
    isWrong: ({ baseline, measureType }) =>
      baseline !== null && measureType === 'proportion' && (baseline < 0 || baseline > 100),
    words: 'the baseline of a proportion lies between 0 and 100 percent',
  },
  {
    field: 'standardDeviation',
    isWrong: ({ standardDeviation }) => standardDeviation !== null && standardDeviation <= 0,
    words: 'its standard deviation must be more than 0',
  },
];
