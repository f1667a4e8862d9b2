import { Select } from '@mantine/core';
import { newDoes } from '../../../shared/processes/new-records.ts';
import { type Action, type ActionType, type Does } from '../../../shared/processes/records/action.ts';
import { actionTypeNames } from '../../../shared/processes/words.ts';
import type { FormProps } from '../../documents/inspector/form.ts';
import classes from '../../documents/inspector/inspector.module.css';
import { requiredText } from '../../documents/inspector/parsing.ts';
import { actionIcon } from '../action-types.tsx';
import { Connections } from './connections.tsx';
import { DoesFields } from './does-fields.tsx';
import { RecordField, setIn } from './form.ts';
import { RetryFields } from './retry-fields.tsx';
import { RoadField } from './road-field.tsx';

export function ActionForm(props: FormProps<Action>) {
  const { session, document, records, onReveal } = props;
  const [action, ...more] = records;
  return (
    <>
      <section className={classes.section} aria-label="Action">
        {more.length === 0 && (
          <RecordField {...{ session, records }} field="name" label="Name" parse={requiredText('a name')} />
        )}
        <TypeSelect {...props} />
        {more.length === 0 && (
          <DoesFields does={action.does} onChange={(does: Does) => setIn(session, records, 'does', does)} />
        )}
        <RoadField {...props} />
      </section>
      {records.some(mayFail) && (
        <section className={classes.section} aria-label="When it fails">
          <h3 className={classes.heading}>When it fails</h3>
          <RetryFields session={session} records={records} />
        </section>
      )}
      {more.length === 0 && <Connections {...{ session, document, onReveal }} id={action.id} />}
    </>
  );
}

/** A wait only passes; what is set for one all the same can be taken away. */
function mayFail({ does, retry, timeoutSeconds }: Action): boolean {
  return does.type !== 'wait' || retry !== null || timeoutSeconds !== null;
}

/** Another type begins with its own settings; what was typed for the old one comes back with undo. */
function TypeSelect({ session, records }: FormProps<Action>) {
  const [first] = records;
  const same = records.every(({ does }) => does.type === first.does.type);
  return (
    <Select
      label="What it does"
      value={same ? first.does.type : null}
      placeholder={same ? undefined : 'Mixed'}
      leftSection={same ? actionIcon(first, { color: 'var(--process)' }) : null}
      data={Object.entries(actionTypeNames).map(([value, label]) => ({ value, label }))}
      allowDeselect={false}
      comboboxProps={{ shadow: 'md' }}
      onChange={(type) =>
        type !== null &&
        !(same && type === first.does.type) &&
        setIn(session, records, 'does', newDoes(type as ActionType))
      }
    />
  );
}
