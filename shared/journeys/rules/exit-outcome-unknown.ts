import { cutText } from '../../documents/in-words.ts';
import { exitOutcomes } from '../records/exit.ts';
import { example } from './example.ts';
import { fixRecord, journeyRule, label } from './journey-rule.ts';

export const exitOutcomeUnknown = journeyRule({
  name: 'exit-outcome-unknown',
  reason: 'People leave a journey completed, abandoned or handed over; reports know no other outcome.',
  scope: 'record',
  *notice(journey) {
    for (const record of journey.exits) {
      if ((exitOutcomes as readonly string[]).includes(record.outcome)) continue;
      yield {
        severity: 'warning',
        record,
        field: 'outcome',
        message: `${label(record, journey)} has the outcome "${cutText(record.outcome, 60)}", which reports do not know`,
        fix: fixRecord('Change to abandoned', record, () => ({ outcome: 'abandoned' })),
      };
    }
  },
  good: () => example([{ kind: 'exit', id: 'x', outcome: 'handed_over' }]),
  bad: () => example([{ kind: 'exit', id: 'x', outcome: 'lost' }]),
});
