import { nameKey } from '../../base/text.ts';
import { example } from './example.ts';
import { fixByRemoving, journeyRule, label } from './journey-rule.ts';

export const transitionRepeated = journeyRule({
  name: 'transition-repeated',
  reason: 'Two connections between the same ends under the same condition are one road drawn twice.',
  *notice(journey) {
    const seen = new Set<string>();
    for (const record of journey.transitions) {
      const key = JSON.stringify([record.from, record.to, nameKey(record.condition ?? '')]);
      if (seen.has(key)) {
        yield {
          severity: 'warning',
          record,
          field: null,
          message: `${label(record, journey)} is drawn twice`,
          fix: fixByRemoving('Remove the second', record),
        };
      }
      seen.add(key);
    }
  },
  good: () => twoRoads('verified', 'unreadable'),
  bad: () => twoRoads('verified', 'Verified '),
});

function twoRoads(first: string, second: string) {
  return example([
    { kind: 'touchpoint', id: 't' },
    { kind: 'exit', id: 'x' },
    { kind: 'transition', id: '1', from: 't', to: 'x', condition: first },
    { kind: 'transition', id: '2', from: 't', to: 'x', condition: second },
  ]);
}
