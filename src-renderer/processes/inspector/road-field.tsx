import { Select } from '@mantine/core';
import type { DocumentRecord } from '../../../shared/documents/document.ts';
import { indexProcess } from '../../../shared/processes/process-index.ts';
import { commit, type FormProps, sharedValue } from '../../documents/inspector/form.ts';
import classes from '../../documents/inspector/inspector.module.css';
import { moveToRoad } from '../actions/move.ts';

/** The main road or the fallback procedure that cards belong to: the way to change roads without a pointer. */
export function RoadField({ session, document, records }: FormProps<DocumentRecord>) {
  const { procedures } = indexProcess(document);
  if (procedures.length === 0) return null;
  const { value, mixed } = sharedValue(records, 'procedureId');
  const known = typeof value === 'string' && procedures.some(({ id }) => id === value);
  const ids = records.map(({ id }) => id);
  return (
    <Select
      label="Road"
      value={mixed ? null : known ? value : ''}
      placeholder={mixed ? 'Mixed' : undefined}
      data={[
        { value: '', label: 'Main road' },
        ...procedures.map(({ id, name }, at) => ({ value: id, label: name || `Fallback ${at + 1}` })),
      ]}
      allowDeselect={false}
      comboboxProps={{ shadow: 'md' }}
      onChange={(next) =>
        commit(session, moveToRoad(session.store.getState().document, ids, next === '' ? null : next))
      }
    />
  );
}

/** What actions and decisions have in common. */
export function RoadForm(props: FormProps<DocumentRecord>) {
  return (
    <section className={classes.section} aria-label="Road">
      <RoadField {...props} />
      <p className={classes.hint}>Select things of one kind to edit their other fields together.</p>
    </section>
  );
}
