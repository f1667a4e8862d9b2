import { emptyChange } from '../../documents/document.ts';
import { indexExperiment } from '../experiment-index.ts';
import { newMetric } from '../new-records.ts';
import { example } from './example.ts';
import { experimentRule, fixRecord, label } from './experiment-rule.ts';

export const primaryMetric = experimentRule({
  name: 'primary-metric',
  reason:
    'One metric, chosen before the start, decides; with none or several, any result can be called a win.',
  *notice({ metrics }) {
    const [, ...extra] = metrics.filter(({ role }) => role === 'primary');
    for (const metric of extra) {
      yield {
        severity: 'error',
        record: metric,
        field: 'role',
        message: `${label(metric)}: another metric is the primary one already`,
        fix: fixRecord('Make it secondary', metric, () => ({ role: 'secondary' })),
      };
    }
    if (metrics.some(({ role }) => role === 'primary')) return;
    yield {
      severity: 'error',
      record: null,
      field: null,
      message: 'The experiment has no primary metric',
      fix: {
        label: metrics.length > 0 ? 'Make the first metric the primary one' : 'Add a primary metric',
        makeChange: (document, newId) => {
          const [first] = indexExperiment(document).metrics;
          if (first) return { ...emptyChange, updated: [[first, { ...first, role: 'primary' }]] };
          return {
            ...emptyChange,
            added: [newMetric({ role: 'primary', measure: 'conversion_rate' }, newId)],
          };
        },
      },
    };
  },
  good: () => example([{ kind: 'metric', id: 'm', role: 'primary' }]),
  bad: () => example([{ kind: 'metric', id: 'm', role: 'secondary' }]),
});
