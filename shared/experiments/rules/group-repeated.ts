import { nameKey } from '../../base/text.ts';
import { example } from './example.ts';
import { experimentRule, fixByRemoving, label } from './experiment-rule.ts';

export const groupRepeated = experimentRule({
  name: 'group-repeated',
  reason: 'An experiment holds one slice of a group; with two of them most people fall between.',
  *notice({ exclusionGroups }) {
    const seen = new Set<string>();
    for (const group of exclusionGroups) {
      const key = nameKey(group.name);
      if (key !== '' && seen.has(key)) {
        yield {
          severity: 'warning',
          record: group,
          field: 'name',
          message: `${label(group)}: the experiment has a slice of this group already`,
          fix: fixByRemoving('Remove this slice', group),
        };
      }
      seen.add(key);
    }
  },
  good: () => example([{ kind: 'exclusionGroup', id: 'g' }]),
  bad: () =>
    example([
      { kind: 'exclusionGroup', id: 'g', name: 'Checkout' },
      { kind: 'exclusionGroup', id: 'h', name: 'checkout', order: 2 },
    ]),
});
