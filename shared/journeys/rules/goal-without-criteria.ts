import { example } from './example.ts';
import { fixRecord, journeyRule, label } from './journey-rule.ts';

const first = { measure: 'completion rate', comparator: '>=', target: 80, unit: '%' } as const;

export const goalWithoutCriteria = journeyRule({
  name: 'goal-without-criteria',
  reason: 'A goal is reached or missed only against a measure and a number.',
  scope: 'record',
  *notice(journey) {
    for (const record of journey.goals) {
      if (record.criteria.some(({ target }) => target !== null)) continue;
      yield {
        severity: 'warning',
        record,
        field: 'criteria',
        message: `${label(record, journey)} has no success criteria, so it can't be measured`,
        fix: fixRecord('Add criteria', record, (now) => ({ criteria: [...now.criteria, first] })),
      };
    }
  },
  good: () => example([{ kind: 'goal', id: 'g', criteria: [first] }]),
  bad: () => example([{ kind: 'goal', id: 'g', criteria: [{ ...first, target: null }] }]),
});
