import { example } from './example.ts';
import { fixRecord, funnelRule, label } from './funnel-rule.ts';

export const stageTypeMissing = funnelRule({
  name: 'stage-type-missing',
  reason: 'Production stores a type with every step, and reports group steps by it.',
  scope: 'record',
  *notice({ steps }) {
    for (const record of steps) {
      if (record.stageType.trim() !== '') continue;
      yield {
        severity: 'warning',
        record,
        field: 'stageType',
        message: `${label(record)} has no type: page, form, message, payment ...`,
        fix: fixRecord('Set to page', record, () => ({ stageType: 'page' })),
      };
    }
  },
  good: () => example([{ kind: 'step', id: 's', stageType: 'form' }]),
  bad: () => example([{ kind: 'step', id: 's', stageType: ' ' }]),
});
