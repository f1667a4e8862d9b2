import type { Document } from '../../../shared/documents/document.ts';
import { indexFunnel } from '../../../shared/funnels/funnel-index.ts';
import { stepNumbers } from '../../../shared/funnels/funnel-scene.ts';
import type { Exclusion } from '../../../shared/funnels/records/exclusion.ts';
import type { FunnelNote } from '../../../shared/funnels/records/note.ts';
import type { FormProps } from '../../documents/inspector/form.ts';
import classes from '../../documents/inspector/inspector.module.css';
import { LongSelect, type SelectOption } from '../../documents/inspector/long-select.tsx';
import { anyText, optionalText, requiredText } from '../../documents/inspector/parsing.ts';
import { nameIn } from '../actions/record-edits.ts';
import { RecordField, setIn } from './form.ts';

export function ExclusionForm({ session, document, records }: FormProps<Exclusion>) {
  const [exclusion, ...more] = records;
  const about = { session, records };
  return (
    <section className={classes.section} aria-label="Exclusion">
      {more.length === 0 && (
        <>
          <RecordField
            {...about}
            field="name"
            label="Name"
            parse={requiredText('a name')}
            hint="People to whom this happens in between are not counted"
          />
          {(['from', 'to'] as const).map((end) => (
            <LongSelect
              key={end}
              label={end === 'from' ? 'After' : 'Before'}
              value={exclusion[end]}
              chosen={stepsFor(document, exclusion[end], true)[0] ?? null}
              count={indexFunnel(document).steps.length}
              options={() => stepsFor(document, exclusion[end])}
              allowDeselect={false}
              comboboxProps={{ shadow: 'md' }}
              onChange={(id) => id !== null && setIn(session, records, end, id)}
            />
          ))}
        </>
      )}
      <RecordField {...about} field="description" label="Description" parse={optionalText} look="area" />
    </section>
  );
}

function stepsFor(document: Document, current: string, onlyCurrent = false): readonly SelectOption[] {
  const index = indexFunnel(document);
  const numbers = stepNumbers(index);
  const data = index.steps
    .filter(({ id }) => !onlyCurrent || id === current)
    .map((step) => ({
      value: step.id,
      label: `${numbers.get(step.id) ?? ''} ${nameIn(document, step)}`.trim(),
    }));
  if (!data.some(({ value }) => value === current))
    data.push({ value: current, label: 'A step that is not there' });
  return data;
}

export function NoteForm({ session, records }: FormProps<FunnelNote>) {
  return (
    <section className={classes.section} aria-label="Note">
      <RecordField {...{ session, records }} field="text" label="Text" parse={anyText} look="area" />
    </section>
  );
}
