import { branchOrigins } from '../funnel-index.ts';
import { example } from './example.ts';
import { fixRecord, funnelRule, label } from './funnel-rule.ts';

export const branchLoose = funnelRule({
  name: 'branch-loose',
  reason: 'Nobody can come to a branch that begins at no step, or that begins behind itself.',
  *notice(funnel) {
    const tied = branchOrigins(funnel);
    for (const record of funnel.steps) {
      if (tied.has(record.id)) continue;
      const from = funnel.byId.get(record.branch?.from ?? '');
      yield {
        severity: 'error',
        record,
        field: 'branch',
        message:
          from?.kind === 'step'
            ? `${label(record)} is on a branch that no step of the main line leads to`
            : `${label(record)} is on a branch that begins at no step`,
        fix: fixRecord('Put it on the main line', record, () => ({ branch: null })),
      };
    }
  },
  good: () =>
    example([
      { kind: 'step', id: 'a', order: 1 },
      { kind: 'step', id: 'b', order: 2, branch: { from: 'a', condition: null, rejoin: null } },
      { kind: 'step', id: 'c', order: 3, branch: { from: 'b', condition: null, rejoin: null } },
    ]),
  bad: () =>
    example([
      { kind: 'step', id: 'a', order: 1 },
      { kind: 'step', id: 'b', order: 2, branch: { from: 'b', condition: null, rejoin: null } },
    ]),
});
