import { example } from './example.ts';
import { experimentRule, fixRecord, label } from './experiment-rule.ts';

export const groupRange = experimentRule({
  name: 'group-range',
  reason: 'A slice of an exclusion group that is empty or beyond the group reaches nobody.',
  scope: 'record',
  *notice({ exclusionGroups }) {
    for (const group of exclusionGroups) {
      if (group.from >= 0 && group.from < group.to && group.to <= 100) continue;
      yield {
        severity: 'error',
        record: group,
        field: 'from',
        message: `${label(group)}: ${group.from} to ${group.to} percent is no slice of 0 to 100`,
        fix: fixRecord('Put it into 0 to 100', group, ({ from, to }) => {
          const [low, high] = [Math.max(0, Math.min(from, to)), Math.min(100, Math.max(from, to))];
          return low < high ? { from: low, to: high } : { from: 0, to: 100 };
        }),
      };
    }
  },
  good: () => example([{ kind: 'exclusionGroup', id: 'g', from: 50, to: 100 }]),
  bad: () => example([{ kind: 'exclusionGroup', id: 'g', from: 50, to: 20 }]),
});
