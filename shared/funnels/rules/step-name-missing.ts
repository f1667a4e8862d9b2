import { unusedName } from '../../documents/unused-name.ts';
import { funnelLimits } from '../funnel.ts';
import { example } from './example.ts';
import { fixRecord, funnelRule } from './funnel-rule.ts';

export const stepNameMissing = funnelRule({
  name: 'step-name-missing',
  reason:
    'Reports and dashboards name a step by its stage name; one without cannot be told from its neighbours.',
  *notice({ steps }) {
    for (const [position, record] of steps.entries()) {
      if (record.name.trim() !== '') continue;
      yield {
        severity: 'error',
        record,
        field: 'name',
        message: `Step ${position + 1} has no name`,
        fix: fixRecord('Name it by its number', record, (now, funnel) => {
          const number = (funnel.positionOf(now.id) ?? 0) + 1;
          const others = funnel.steps.map(({ name }) => name);
          return { name: unusedName(`Step ${number}`, others, funnelLimits.step.name) };
        }),
      };
    }
  },
  good: () => example([{ kind: 'step', id: 's', name: 'Visit' }]),
  bad: () => example([{ kind: 'step', id: 's', name: '  ' }]),
});
