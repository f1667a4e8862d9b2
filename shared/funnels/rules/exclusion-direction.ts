import { example } from './example.ts';
import { fixRecord, funnelRule, label } from './funnel-rule.ts';

export const exclusionDirection = funnelRule({
  name: 'exclusion-direction',
  reason:
    'Nothing can happen after a later step and before an earlier one, so such an exclusion rules nobody out.',
  *notice({ exclusions, positionOf, header }) {
    // Without a sequence there is no earlier and later.
    if (header.orderMode === 'unordered') return;
    for (const record of exclusions) {
      const [from, to] = [positionOf(record.from), positionOf(record.to)];
      if (from === undefined || to === undefined || from <= to) continue;
      yield {
        severity: 'warning',
        record,
        field: 'from',
        message: `${label(record)} begins after the step at which it ends`,
        fix: fixRecord('Turn it round', record, (now) => ({ from: now.to, to: now.from })),
      };
    }
  },
  good: () => between('a', 'b'),
  bad: () => between('b', 'a'),
});

function between(from: string, to: string) {
  return example([
    { kind: 'step', id: 'a', order: 1 },
    { kind: 'step', id: 'b', order: 2 },
    { kind: 'exclusion', id: 'e', from, to },
  ]);
}
