import { branchOrigins } from '../funnel-index.ts';
import { example } from './example.ts';
import { fixRecord, funnelRule, label } from './funnel-rule.ts';

export const branchRejoin = funnelRule({
  name: 'branch-rejoin',
  reason:
    'A branch meets the main line again at one of its later steps; going back would count people twice.',
  *notice(funnel) {
    const origins = branchOrigins(funnel);
    for (const { id, branch } of funnel.branches) {
      const record = funnel.byId.get(id);
      if (record?.kind !== 'step' || branch.rejoin === null) continue;
      const rejoin = funnel.byId.get(branch.rejoin);
      const isOnMainLine = rejoin?.kind === 'step' && rejoin.branch === null;
      const [start, end] = [origins.get(id), branch.rejoin].map((at) => at && funnel.positionOf(at));
      // Without a sequence there is no way back, and a branch that begins nowhere has its own finding.
      const goesBack = typeof start === 'number' && typeof end === 'number' && end <= start;
      if (isOnMainLine && (!goesBack || funnel.header.orderMode === 'unordered')) continue;
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
