import { recordsOf } from '../../../shared/documents/record-list.ts';
import type { ProcessNote } from '../../../shared/processes/records/note.ts';
import type { Procedure } from '../../../shared/processes/records/procedure.ts';
import type { FormProps } from '../../documents/inspector/form.ts';
import classes from '../../documents/inspector/inspector.module.css';
import { anyText, optionalText, requiredText } from '../../documents/inspector/parsing.ts';
import { isStep } from '../actions/cards.ts';
import { Connections } from './connections.tsx';
import { RecordField } from './form.ts';

export function ProcedureForm({ session, document, records, onReveal }: FormProps<Procedure>) {
  const [procedure, ...more] = records;
  const about = { session, records };
  const held = recordsOf(document).filter((record) => isStep(record) && record.procedureId === procedure.id);
  return (
    <>
      <section className={classes.section} aria-label="Fallback procedure">
        {more.length === 0 && (
          <RecordField {...about} field="name" label="Name" parse={requiredText('a name')} />
        )}
        <RecordField {...about} field="description" label="Description" parse={optionalText} look="area" />
        {more.length === 0 && (
          <dl className={classes.figures}>
            <dt>Actions and decisions on this road</dt>
            <dd>{held.length}</dd>
          </dl>
        )}
      </section>
      {more.length === 0 && <Connections {...{ session, document, onReveal }} id={procedure.id} />}
    </>
  );
}

export function NoteForm({ session, records }: FormProps<ProcessNote>) {
  return (
    <section className={classes.section} aria-label="Note">
      <RecordField {...{ session, records }} field="text" label="Text" parse={anyText} look="area" />
    </section>
  );
}
