import { Select } from '@mantine/core';
import type { DocumentRecord } from '../../../shared/documents/document.ts';
import { placeJourney } from '../../../shared/journeys/geometry.ts';
import type { FormProps } from '../../documents/inspector/form.ts';
import { sharedValue } from '../../documents/inspector/form.ts';
import classes from '../../documents/inspector/inspector.module.css';
import { setIn } from './form.ts';

/** The stage and the lane by name: the way to move a card without a pointer. */
export function PlaceFields({ session, document, records }: FormProps<DocumentRecord>) {
  const { stages, lanes } = placeJourney(document);
  return (
    <div className={classes.pair}>
      <PlaceSelect
        label="Stage"
        field="stageId"
        none="No stage"
        frames={stages}
        session={session}
        records={records}
      />
      {lanes.length > 0 && (
        <PlaceSelect
          label="Lane"
          field="laneId"
          none="No lane"
          frames={lanes}
          session={session}
          records={records}
        />
      )}
    </div>
  );
}

interface PlaceSelectProps extends Pick<FormProps<DocumentRecord>, 'session' | 'records'> {
  readonly label: string;
  readonly field: 'stageId' | 'laneId';
  readonly none: string;
  readonly frames: readonly { readonly id: string; readonly name: string }[];
}

function PlaceSelect({ label, field, none, frames, session, records }: PlaceSelectProps) {
  const { value, mixed } = sharedValue(records, field);
  const shown = typeof value === 'string' && frames.some(({ id }) => id === value) ? value : '';
  return (
    <Select
      label={label}
      value={mixed ? null : shown}
      placeholder={mixed ? 'Mixed' : none}
      data={[
        { value: '', label: none },
        ...frames.map(({ id, name }, index) => ({ value: id, label: name || `${label} ${index + 1}` })),
      ]}
      allowDeselect={false}
      comboboxProps={{ shadow: 'md' }}
      onChange={(next) => setIn(session, records, field, next === '' ? null : next)}
    />
  );
}
