import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { isJsonObject, type Json, type JsonObject } from '../../../shared/base/json.ts';
import { parseJson } from '../../../shared/base/parse-json.ts';
import type { Facts } from '../../../shared/processes/evaluate.ts';
import classes from './trial-panel.module.css';

interface SampleJsonProps {
  readonly facts: Facts;
  readonly onFacts: (facts: Facts) => void;
}

/** The whole event and person as JSON, to paste what a system sent. What is no JSON yet changes nothing. */
export function SampleJson({ facts, onFacts }: SampleJsonProps) {
  return (
    <>
      <JsonField
        label="The event, as JSON"
        value={facts.event}
        onValue={(event) => onFacts({ ...facts, event })}
      />
      <JsonField
        label="The person, as JSON"
        value={facts.person}
        onValue={(person) => onFacts({ ...facts, person })}
      />
    </>
  );
}

interface JsonFieldProps {
  readonly label: string;
  readonly value: JsonObject;
  readonly onValue: (value: JsonObject) => void;
}

function JsonField({ label, value, onValue }: JsonFieldProps) {
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  const read = parse(text);
  return (
    <Textarea
      label={label}
      value={text}
      error={read.ok ? undefined : read.message}
      autosize
      minRows={2}
      maxRows={16}
      spellCheck={false}
      classNames={{ input: classes.json ?? '' }}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        const typed = parse(currentTarget.value);
        if (typed.ok) onValue(typed.value);
      }}
    />
  );
}

type Read =
  | { readonly ok: true; readonly value: JsonObject }
  | { readonly ok: false; readonly message: string };

function parse(text: string): Read {
  if (text.trim() === '') return { ok: true, value: {} };
  try {
    const value = parseJson(text) as Json;
    return isJsonObject(value)
      ? { ok: true, value }
      : { ok: false, message: 'Write an object: names and values between { and }.' };
  } catch {
    return { ok: false, message: 'This is not JSON yet: look for a missing quote, comma or bracket.' };
  }
}
