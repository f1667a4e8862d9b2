import { comparators } from '../records/goal.ts';
import { example } from './example.ts';
import { journeyRule, label } from './journey-rule.ts';

export const criterionUnclear = journeyRule({
  name: 'criterion-unclear',
  reason: 'A criterion says what is measured and how it is compared with its target.',
  scope: 'record',
  *notice(journey) {
    for (const record of journey.goals) {
      for (const [index, { measure, comparator, target }] of record.criteria.entries()) {
        const missing = [
          measure.trim() === '' ? 'a measure' : null,
          (comparators as readonly string[]).includes(comparator) ? null : `one of ${comparators.join(' ')}`,
          target === null && record.criteria.length > 1 ? 'a target' : null,
        ].filter((part) => part !== null);
        if (missing.length === 0) continue;
        yield {
          severity: 'warning',
          record,
          field: `criteria[${index}]`,
          message: `${label(record, journey)}: criterion ${index + 1} lacks ${missing.join(' and ')}`,
        };
      }
    }
  },
  good: () =>
    example([
      { kind: 'goal', id: 'g', criteria: [{ measure: 'calls', comparator: '<', target: 3, unit: null }] },
    ]),
  bad: () =>
    example([
      { kind: 'goal', id: 'g', criteria: [{ measure: '', comparator: 'about', target: 3, unit: null }] },
    ]),
});
