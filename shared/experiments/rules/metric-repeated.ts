import { nameKey } from '../../base/text.ts';
import { example } from './example.ts';
import { experimentRule, fixByRemoving, label } from './experiment-rule.ts';

export const metricRepeated = experimentRule({
  name: 'metric-repeated',
  reason: 'A measure that is judged twice counts twice.',
  *notice({ metrics }) {
    const seen = new Set<string>();
    for (const metric of metrics) {
      const key = nameKey(metric.measure);
      if (key !== '' && seen.has(key)) {
        yield {
          severity: 'warning',
          record: metric,
          field: 'measure',
          message: `${label(metric)}: the experiment measures this already`,
          fix: fixByRemoving('Remove this metric', metric),
        };
      }
      seen.add(key);
    }
  },
  good: () => example([{ kind: 'metric', id: 'm' }]),
  bad: () =>
    example([
      { kind: 'metric', id: 'm' },
      { kind: 'metric', id: 'n', order: 2 },
    ]),
});
