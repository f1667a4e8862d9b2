import { example } from './example.ts';
import { fixRecord, journeyRule, label } from './journey-rule.ts';

export const typeMissing = journeyRule({
  name: 'type-missing',
  reason: 'Production stores a type with every contact, and reports group contacts by it.',
  scope: 'record',
  *notice(journey) {
    for (const record of journey.touchpoints) {
      if (record.type.trim() !== '') continue;
      yield {
        severity: 'warning',
        record,
        field: 'type',
        message: `${label(record, journey)} has no type: form, page, message, call ...`,
        fix: fixRecord('Set to page', record, () => ({ type: 'page' })),
      };
    }
  },
  good: () => example([{ kind: 'touchpoint', id: 't', type: 'form' }]),
  bad: () => example([{ kind: 'touchpoint', id: 't', type: '' }]),
});
