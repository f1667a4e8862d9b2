import type { Transition } from '../../../shared/journeys/records/transition.ts';
import type { FormProps } from '../../documents/inspector/form.ts';
import classes from '../../documents/inspector/inspector.module.css';
import { optionalNumber, optionalText } from '../../documents/inspector/parsing.ts';
import { recordOf } from '../actions/cards.ts';
import { nameIn } from '../actions/record-edits.ts';
import { RecordField } from './form.ts';

export function TransitionForm({ session, document, records, onReveal }: FormProps<Transition>) {
  const [first, ...more] = records;
  const about = { session, records };
  const end = (id: string, word: string) => {
    const record = recordOf(document, id);
    return (
      <>
        <dt>{word}</dt>
        <dd>
          {record ? (
            <button type="button" className={classes.way} onClick={() => onReveal(id)}>
              {nameIn(document, record)}
            </button>
          ) : (
            <span className={classes.problem}>Missing card</span>
          )}
        </dd>
      </>
    );
  };
  return (
    <section className={classes.section} aria-label="Connection">
      {more.length === 0 && (
        <dl className={classes.figures}>
          {end(first.from, 'From')}
          {end(first.to, 'To')}
        </dl>
      )}
      <RecordField
        {...about}
        field="condition"
        label="Condition"
        parse={optionalText}
        placeholder="always"
        hint="When this way is taken, in words or as the name of an event"
      />
      <RecordField
        {...about}
        field="probability"
        label="Share of people, in percent"
        parse={optionalNumber(0, 100)}
        inputMode="decimal"
      />
    </section>
  );
}
