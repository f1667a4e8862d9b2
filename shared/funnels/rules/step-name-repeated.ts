import { nameKey } from '../../base/text.ts';
import { unusedName } from '../../documents/unused-name.ts';
import { funnelLimits } from '../funnel.ts';
import { example } from './example.ts';
import { fixRecord, funnelRule, label } from './funnel-rule.ts';

export const stepNameRepeated = funnelRule({
  name: 'step-name-repeated',
  reason:
    'Two steps of one name cannot be told apart in a report, and an imported list matches steps by name.',
  *notice({ steps }) {
    const seen = new Set<string>();
    for (const record of steps) {
      const key = nameKey(record.name);
      if (key !== '' && seen.has(key)) {
        yield {
          severity: 'warning',
          record,
          field: 'name',
          message: `${label(record)} is the name of another step too`,
          fix: fixRecord('Rename with a number', record, (now, funnel) => {
            const others = funnel.steps.filter(({ id }) => id !== now.id).map(({ name }) => name);
            return { name: unusedName(now.name.trim(), others, funnelLimits.step.name) };
          }),
        };
      }
      seen.add(key);
    }
  },
  good: () =>
    example([
      { kind: 'step', id: 'a', name: 'Pay', order: 1 },
      { kind: 'step', id: 'b', name: 'Pay again', order: 2 },
    ]),
  bad: () =>
    example([
      { kind: 'step', id: 'a', name: 'Pay', order: 1 },
      { kind: 'step', id: 'b', name: ' pay', order: 2 },
    ]),
});
