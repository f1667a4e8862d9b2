import { allocationSum, isWholeAllocation, normalise } from '../allocation.ts';
import { example, twoArms } from './example.ts';
import { experimentRule, fixHeader } from './experiment-rule.ts';

export const allocationSumRule = experimentRule({
  name: 'allocation-sum',
  reason: 'The shares of the traffic must sum to exactly 100 percent, with two decimals at most.',
  scope: 'header',
  *notice({ header }) {
    const { allocation } = header;
    if (!allocation || Object.keys(allocation).length === 0 || isWholeAllocation(allocation)) return;
    const sum = allocationSum(allocation);
    yield {
      severity: 'error',
      record: null,
      field: 'allocation',
      message:
        sum === undefined
          ? 'The allocation holds a value that is no share from 0 to 100 with two decimals at most'
          : `The allocation sums to ${sum} percent, not to 100`,
      fix: fixHeader('Scale to 100 percent', (now) => ({
        allocation: normalise(Object.keys(now.header.allocation ?? {}), now.header.allocation ?? {}),
      })),
    };
  },
  good: () => example(twoArms, { allocation: { a: 33.33, b: 66.67 } }),
  bad: () => example(twoArms, { allocation: { a: 33.33, b: 66.66 } }),
});
