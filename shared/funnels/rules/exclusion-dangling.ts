import { example } from './example.ts';
import { fixByRemoving, funnelRule, label } from './funnel-rule.ts';

export const exclusionDangling = funnelRule({
  name: 'exclusion-dangling',
  reason: 'An exclusion counts between two different steps of the funnel; without them it rules nobody out.',
  scope: 'record',
  *notice({ exclusions, positionOf }) {
    for (const record of exclusions) {
      const isWhole = positionOf(record.from) !== undefined && positionOf(record.to) !== undefined;
      if (isWhole && record.from !== record.to) continue;
      yield {
        severity: 'error',
        record,
        field: positionOf(record.from) === undefined ? 'from' : 'to',
        message: isWhole
          ? `${label(record)} lies between a step and itself`
          : `${label(record)} lies between steps that are not there`,
        fix: fixByRemoving('Remove the exclusion', record),
      };
    }
  },
  good: () => between('b'),
  bad: () => between('gone'),
});

function between(to: string) {
  return example([
    { kind: 'step', id: 'a', order: 1 },
    { kind: 'step', id: 'b', order: 2 },
    { kind: 'exclusion', id: 'e', from: 'a', to },
  ]);
}
