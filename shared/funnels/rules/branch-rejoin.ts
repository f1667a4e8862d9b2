import { example } from './example.ts';
import { fixRecord, funnelRule, label } from './funnel-rule.ts';

export const branchRejoin = funnelRule({
  name: 'branch-rejoin',
  reason:
    'A branch meets the main line again at one of its later steps; going back would count people twice.',
  *notice({ steps, byId, positionOf }) {
    for (const record of steps) {
      const { branch } = record;
      if (branch === null || branch.rejoin === null) continue;
      const rejoin = byId.get(branch.rejoin);
      const start = positionOf(branch.from);
      const end = positionOf(branch.rejoin);
      const isOnMainLine = rejoin?.kind === 'step' && rejoin.branch === null;
      if (isOnMainLine && (start === undefined || end === undefined || end > start)) continue;
      yield {
        severity: isOnMainLine ? 'warning' : 'error',
        record,
        field: 'branch',
        message: isOnMainLine
          ? `${label(record)}: its branch goes back to ${label(rejoin)}`
          : `${label(record)}: its branch rejoins at no step of the main line`,
        fix: fixRecord('Let the branch end by itself', record, (now) => ({
          branch: now.branch && { ...now.branch, rejoin: null },
        })),
      };
    }
  },
  good: () => branching('c'),
  bad: () => branching('a'),
});

function branching(rejoin: string) {
  return example([
    { kind: 'step', id: 'a', order: 1 },
    { kind: 'step', id: 'b', order: 2, branch: { from: 'a', condition: null, rejoin } },
    { kind: 'step', id: 'c', order: 3 },
  ]);
}
