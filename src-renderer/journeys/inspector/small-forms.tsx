import { Select } from '@mantine/core';
import type { Entry } from '../../../shared/journeys/records/entry.ts';
import { type Exit, exitOutcomes } from '../../../shared/journeys/records/exit.ts';
import type { Goal } from '../../../shared/journeys/records/goal.ts';
import type { Lane } from '../../../shared/journeys/records/lane.ts';
import type { Note } from '../../../shared/journeys/records/note.ts';
import type { Stage } from '../../../shared/journeys/records/stage.ts';
import { type FormProps, sharedValue } from '../../documents/inspector/form.ts';
import classes from '../../documents/inspector/inspector.module.css';
import { anyText, optionalText, requiredText } from '../../documents/inspector/parsing.ts';
import { isCard, recordsOf } from '../actions/cards.ts';
import { Connections } from './connections.tsx';
import { CriteriaEditor } from './criteria-editor.tsx';
import { RecordField, setIn } from './form.ts';
import { PlaceFields } from './place-fields.tsx';

export function StageForm({ session, document, records }: FormProps<Stage>) {
  const [stage, ...more] = records;
  const held = recordsOf(document).filter((record) => isCard(record) && record.stageId === stage.id);
  const about = { session, records };
  return (
    <section className={classes.section} aria-label="Stage">
      {more.length === 0 && (
        <RecordField
          {...about}
          field="name"
          label="Name"
          parse={requiredText('a name')}
          hint="Up to 50 characters: running journeys carry it"
        />
      )}
      <RecordField {...about} field="description" label="Description" parse={optionalText} look="area" />
      {more.length === 0 && (
        <dl className={classes.figures}>
          <dt>Touchpoints</dt>
          <dd>{held.filter(({ kind }) => kind === 'touchpoint').length}</dd>
          <dt>Entries, goals and exits</dt>
          <dd>{held.filter(({ kind }) => kind !== 'touchpoint').length}</dd>
        </dl>
      )}
    </section>
  );
}

export function LaneForm({ session, records }: FormProps<Lane>) {
  const about = { session, records };
  return (
    <section className={classes.section} aria-label="Persona lane">
      {records.length === 1 && (
        <RecordField {...about} field="name" label="Name" parse={requiredText('a name')} />
      )}
      <RecordField
        {...about}
        field="personaType"
        label="Persona"
        parse={optionalText}
        placeholder="first_time_buyer"
      />
    </section>
  );
}

export function EntryForm(props: FormProps<Entry>) {
  const { session, document, records, onReveal } = props;
  return (
    <>
      <section className={classes.section} aria-label="Entry">
        {records.length === 1 && (
          <RecordField {...{ session, records }} field="name" label="Name" parse={requiredText('a name')} />
        )}
        <PlaceFields {...props} />
      </section>
      {records.length === 1 && <Connections {...{ session, document, onReveal }} id={records[0].id} />}
    </>
  );
}

export function GoalForm(props: FormProps<Goal>) {
  const { session, document, records, onReveal } = props;
  return (
    <>
      <section className={classes.section} aria-label="Goal">
        {records.length === 1 && (
          <RecordField {...{ session, records }} field="name" label="Name" parse={requiredText('a name')} />
        )}
        <PlaceFields {...props} />
      </section>
      {records.length === 1 && (
        <>
          <CriteriaEditor session={session} goal={records[0]} />
          <Connections {...{ session, document, onReveal }} id={records[0].id} />
        </>
      )}
    </>
  );
}

const outcomeNames: Readonly<Record<string, string>> = {
  completed: 'Completed',
  abandoned: 'Abandoned',
  handed_over: 'Handed over',
};

export function ExitForm(props: FormProps<Exit>) {
  const { session, document, records, onReveal } = props;
  const { value, mixed } = sharedValue(records, 'outcome');
  const current = typeof value === 'string' ? value : '';
  const known = (exitOutcomes as readonly string[]).includes(current);
  const data = exitOutcomes.map((outcome) => ({
    value: outcome as string,
    label: outcomeNames[outcome] ?? outcome,
  }));
  if (!mixed && !known && current !== '') data.push({ value: current, label: `${current} (unknown)` });
  return (
    <>
      <section className={classes.section} aria-label="Exit">
        {records.length === 1 && (
          <RecordField {...{ session, records }} field="name" label="Name" parse={requiredText('a name')} />
        )}
        <Select
          label="Outcome"
          value={mixed ? null : current}
          placeholder={mixed ? 'Mixed' : 'Choose one'}
          data={data}
          allowDeselect={false}
          comboboxProps={{ shadow: 'md' }}
          onChange={(next) => next !== null && setIn(session, records, 'outcome', next)}
        />
        <PlaceFields {...props} />
      </section>
      {records.length === 1 && <Connections {...{ session, document, onReveal }} id={records[0].id} />}
    </>
  );
}

export function NoteForm({ session, records }: FormProps<Note>) {
  return (
    <section className={classes.section} aria-label="Note">
      <RecordField {...{ session, records }} field="text" label="Text" parse={anyText} look="area" />
    </section>
  );
}
