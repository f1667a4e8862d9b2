/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a fieldset cannot be laid out as a row in every browser */
import { Button } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { isJsonObject, type Json, type JsonObject } from '../../../shared/base/json.ts';
import type { Step } from '../../../shared/funnels/records/step.ts';
import { DraftField } from '../../documents/inspector/draft-field.tsx';
import classes from '../../documents/inspector/inspector.module.css';
import type { Session } from '../../documents/session.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { keyParser, textToJson, textToValue, valueToText, withEntry, withoutEntry } from './criteria-json.ts';
import { setIn } from './form.ts';
import own from './forms.module.css';

/** What must be true for the step to count: any JSON in production, nearly always an object of measures. */
export function CriteriaEditor({ session, step }: { readonly session: Session; readonly step: Step }) {
  const criteria = step.successCriteria;
  const plain = criteria === null || isJsonObject(criteria);
  const [raw, setRaw] = useState(false);
  const set = (value: Json) => setIn(session, [step], 'successCriteria', value);

  return (
    <section className={classes.section} aria-label="Success criteria">
      <div className={own.head}>
        <h3 className={classes.heading}>Success criteria</h3>
        {plain && (
          <button type="button" className={classes.quiet} aria-pressed={raw} onClick={() => setRaw(!raw)}>
            {raw ? 'Edit as a list' : 'Edit as JSON'}
          </button>
        )}
      </div>
      {raw || !plain ? (
        <DraftField
          label="Success criteria as JSON"
          value={criteria === null ? '' : JSON.stringify(criteria, null, 2)}
          parse={textToJson}
          look="area"
          onCommit={set}
          {...(!plain && { hint: 'Not an object, so it is shown as it is.' })}
        />
      ) : (
        <Entries criteria={criteria ?? {}} onChange={set} />
      )}
    </section>
  );
}

interface EntriesProps {
  readonly criteria: JsonObject;
  readonly onChange: (criteria: JsonObject) => void;
}

function Entries({ criteria, onChange }: EntriesProps) {
  const entries = Object.entries(criteria);
  return (
    <>
      {entries.map(([key, value]) => (
        <div key={key} className={own.entry} role="group" aria-label={`Criterion ${key}`}>
          <DraftField
            label={`Name of ${key}`}
            value={key}
            parse={keyParser(criteria, key)}
            onCommit={(next) => typeof next === 'string' && onChange(withEntry(criteria, key, next, value))}
            bare
          />
          <DraftField
            label={`Value of ${key}`}
            value={valueToText(value)}
            parse={textToValue}
            onCommit={(next) => onChange(withEntry(criteria, key, key, next))}
            bare
          />
          <IconButton
            label={`Remove ${key}`}
            Icon={Trash2}
            size={24}
            onClick={() => onChange(withoutEntry(criteria, key))}
          />
        </div>
      ))}
      <Button
        variant="default"
        fullWidth
        justify="flex-start"
        leftSection={<Plus size={14} strokeWidth={1.75} />}
        onClick={() => onChange({ ...criteria, [freeKey(criteria)]: '' })}
      >
        Add a criterion
      </Button>
    </>
  );
}

function freeKey(criteria: JsonObject): string {
  if (!Object.hasOwn(criteria, 'event')) return 'event';
  for (let number = 1; ; number += 1) {
    const key = `measure${number}`;
    if (!Object.hasOwn(criteria, key)) return key;
  }
}
