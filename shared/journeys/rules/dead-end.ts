import { addExit } from './add-exit.ts';
import { example } from './example.ts';
import { journeyRule, label } from './journey-rule.ts';

export const deadEnd = journeyRule({
  name: 'dead-end',
  reason: 'Who comes to a touchpoint goes somewhere from there, even if it is out of the journey.',
  scope: 'record',
  *notice(journey) {
    for (const record of journey.touchpoints) {
      if (journey.into(record.id).length === 0 || journey.outOf(record.id).length > 0) continue;
      yield {
        severity: 'warning',
        record,
        field: null,
        message: `${label(record, journey)} leads nowhere: what comes next?`,
        fix: addExit(record, 'Leaves', null),
      };
    }
  },
  good: () =>
    example([
      { kind: 'entry', id: 'e' },
      { kind: 'touchpoint', id: 't' },
      { kind: 'exit', id: 'x' },
      { kind: 'transition', id: 'r', from: 'e', to: 't' },
      { kind: 'transition', id: 'q', from: 't', to: 'x' },
    ]),
  bad: () =>
    example([
      { kind: 'entry', id: 'e' },
      { kind: 'touchpoint', id: 't' },
      { kind: 'transition', id: 'r', from: 'e', to: 't' },
    ]),
});
