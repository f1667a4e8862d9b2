import { valueAskedBy } from '../records/audience-rule.ts';
import { example } from './example.ts';
import { experimentRule, fixRecord, label } from './experiment-rule.ts';

export const audienceRuleUnclear = experimentRule({
  name: 'audience-rule-unclear',
  reason: 'A condition that nobody can evaluate lets everybody in, or nobody.',
  scope: 'record',
  *notice({ audienceRules }) {
    for (const rule of audienceRules) {
      const asked = valueAskedBy(rule.comparator);
      if (asked === undefined) {
        const message = `${label(rule)}: the comparison ${JSON.stringify(rule.comparator)} is not known`;
        yield { severity: 'warning', record: rule, field: 'comparator', message };
        continue;
      }
      const { value } = rule;
      const isList = Array.isArray(value);
      const isScalar = value !== null && value !== '' && typeof value !== 'object';
      const fits = { list: isList && value.length > 0, nothing: value === null, one: isScalar }[asked];
      if (fits) continue;
      const words = {
        list: 'needs a list with at least one value',
        nothing: 'takes no value',
        one: 'needs one value',
      } as const;
      yield {
        severity: 'warning',
        record: rule,
        field: 'value',
        message: `${label(rule)}: its comparison ${words[asked]}`,
        fix:
          asked === 'nothing'
            ? fixRecord('Remove the value', rule, () => ({ value: null }))
            : asked === 'list' && isScalar
              ? fixRecord('Make it a list', rule, (now) => ({ value: [now.value] }))
              : null,
      };
    }
  },
  good: () => example([{ kind: 'audienceRule', id: 'r', comparator: 'in', value: ['trial'] }]),
  bad: () => example([{ kind: 'audienceRule', id: 'r', comparator: 'in', value: 'trial' }]),
});
