import { Select, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { Json } from '../../../shared/base/json.ts';
import { plainValue } from '../../../shared/documents/in-words.ts';
import { type AskedField, withFact } from '../../../shared/processes/asked-fields.ts';
import { type Facts, factAt } from '../../../shared/processes/evaluate.ts';
import { LongList } from '../../documents/inspector/long-list.tsx';
import { optionalNumber } from '../../documents/inspector/parsing.ts';
import classes from './trial-panel.module.css';

interface SampleFieldsProps {
  readonly fields: readonly AskedField[];
  readonly facts: Facts;
  readonly onFacts: (facts: Facts) => void;
}

const fieldsAtOnce = 24;
const headings = { event: 'The event holds', person: 'Known of the person' } as const;

/** One input for every field that conditions ask about; the road follows while one types. */
export function SampleFields({ fields, facts, onFacts }: SampleFieldsProps) {
  if (fields.length === 0)
    return (
      <p className={classes.hint}>No condition asks about the event or the person: every road is taken.</p>
    );
  return (['event', 'person'] as const).map((source) => {
    const own = fields
      .filter((field) => field.source === source)
      .map((field) => ({ ...field, id: field.field }));
    if (own.length === 0) return null;
    return (
      <fieldset key={source} className={classes.fields}>
        <legend className={classes.heading}>{headings[source]}</legend>
        <LongList items={own} portion={fieldsAtOnce}>
          {(field) => (
            <SampleField
              asked={field}
              value={factAt(facts, source, field.field)}
              onValue={(value) => onFacts(withFact(facts, source, field.field, value))}
            />
          )}
        </LongList>
      </fieldset>
    );
  });
}

interface SampleFieldProps {
  readonly asked: AskedField;
  readonly value: Json;
  readonly onValue: (value: Json | undefined) => void;
}

/** Empty means that the field is not there. */
function SampleField({ asked, value, onValue }: SampleFieldProps) {
  const id = useId();
  const { field, source, type, texts } = asked;
  const name = `${source} ${field}`;
  return (
    <div className={classes.field}>
      <label htmlFor={id} className={classes.fieldName} title={name}>
        {field}
      </label>
      {type === 'yes_no' ? (
        <Select
          id={id}
          value={value === true ? 'yes' : value === false ? 'no' : absent}
          data={['yes', 'no', absent]}
          allowDeselect={false}
          comboboxProps={{ shadow: 'md' }}
          onChange={(next) => onValue(next === absent ? undefined : next === 'yes')}
        />
      ) : type === 'number' ? (
        <NumberInput id={id} value={value} onValue={onValue} />
      ) : (
        <>
          <TextInput
            id={id}
            value={plainValue(value) ?? ''}
            placeholder={absent}
            list={`${id}list`}
            onChange={({ currentTarget }) =>
              onValue(currentTarget.value === '' ? undefined : currentTarget.value)
            }
          />
          <datalist id={`${id}list`}>
            {texts.map((text) => (
              <option key={text} value={text}>
                {text}
              </option>
            ))}
          </datalist>
        </>
      )}
    </div>
  );
}

const absent = 'not there';
const readNumber = optionalNumber();

function NumberInput({ id, value, onValue }: Omit<SampleFieldProps, 'asked'> & { readonly id: string }) {
  const [draft, setDraft] = useState<string | null>(null);
  const shown =
    draft ?? (value === null ? '' : typeof value === 'number' ? String(value) : plainValue(value));
  const read = readNumber(shown ?? '');
  return (
    <TextInput
      id={id}
      value={shown ?? ''}
      placeholder={absent}
      inputMode="decimal"
      error={read.ok ? undefined : read.message}
      onChange={({ currentTarget }) => {
        setDraft(currentTarget.value);
        const typed = readNumber(currentTarget.value);
        if (typed.ok) onValue(typed.value === null ? undefined : typed.value);
      }}
      onBlur={() => setDraft(null)}
    />
  );
}
