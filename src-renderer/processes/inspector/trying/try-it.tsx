import { Textarea } from '@mantine/core';
import { Play } from 'lucide-react';
import { useState } from 'react';
import type { Id } from '../../../../shared/base/ids.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../../shared/base/json.ts';
import type { Document } from '../../../../shared/documents/document.ts';
import { dryRun } from '../../../../shared/processes/dry-run.ts';
import { exampleFacts } from '../../../../shared/processes/example-facts.ts';
import { indexProcess } from '../../../../shared/processes/process-index.ts';
import classes from '../../../documents/inspector/inspector.module.css';
import type { Session } from '../../../documents/session.ts';
import own from '../forms.module.css';
import { RunView } from './run-view.tsx';
import styles from './try-it.module.css';

interface TryItProps {
  readonly session: Session;
  readonly document: Document;
  readonly onReveal: (recordId: Id) => void;
}

interface Typed {
  readonly event: string;
  readonly person: string;
}

/** What was typed stays while the road is looked at on the canvas, and goes with the session. */
const typedIn = new WeakMap<Session, Typed>();

/** Gives the process an event and a person, and tells which conditions hold and which road is taken. Nothing is done. */
export function TryIt({ session, document, onReveal }: TryItProps) {
  const [typed, setTyped] = useState<Typed | null>(typedIn.get(session) ?? null);
  const index = indexProcess(document);
  if (index.triggers.length === 0) return null;

  function set(next: Typed) {
    typedIn.set(session, next);
    setTyped(next);
  }

  if (typed === null) {
    const start = () => {
      const { event, person } = exampleFacts(index);
      set({ event: JSON.stringify(event, null, 2), person: JSON.stringify(person, null, 2) });
    };
    return (
      <section className={classes.section} aria-label="Try it">
        <h3 className={classes.heading}>Try it</h3>
        <div className={own.adders}>
          <button type="button" className={own.adder} onClick={start}>
            <Play size={13} strokeWidth={1.75} aria-hidden />
            Try it with an event
          </button>
        </div>
      </section>
    );
  }

  const [event, person] = [parse(typed.event), parse(typed.person)];
  const runs = event.ok && person.ok ? dryRun(index, { event: event.value, person: person.value }) : null;
  return (
    <section className={classes.section} aria-label="Try it">
      <h3 className={classes.heading}>Try it</h3>
      <FactsField
        label="What the event holds, as JSON"
        text={typed.event}
        problem={event.ok ? null : event.message}
        onChange={(text) => set({ ...typed, event: text })}
      />
      <FactsField
        label="What is known of the person, as JSON"
        text={typed.person}
        problem={person.ok ? null : person.message}
        onChange={(text) => set({ ...typed, person: text })}
      />
      <div aria-live="polite" className={styles.runs}>
        {event.ok &&
          person.ok &&
          runs?.map((run) => (
            <RunView
              key={run.triggerId}
              {...{ index, run, onReveal }}
              facts={{ event: event.value, person: person.value }}
              onShow={(ids) => session.select(ids)}
            />
          ))}
      </div>
      <p className={classes.hint}>Nothing is done. Every action is taken to succeed.</p>
    </section>
  );
}

interface FactsFieldProps {
  readonly label: string;
  readonly text: string;
  readonly problem: string | null;
  readonly onChange: (text: string) => void;
}

function FactsField({ label, text, problem, onChange }: FactsFieldProps) {
  return (
    <Textarea
      label={label}
      value={text}
      error={problem}
      autosize
      minRows={3}
      maxRows={12}
      spellCheck={false}
      classNames={{ input: styles.json ?? '' }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

type Read =
  | { readonly ok: true; readonly value: JsonObject }
  | { readonly ok: false; readonly message: string };

function parse(text: string): Read {
  if (text.trim() === '') return { ok: true, value: {} };
  try {
    const value = JSON.parse(text) as Json;
    return isJsonObject(value)
      ? { ok: true, value }
      : { ok: false, message: 'Write an object: names and values between { and }.' };
  } catch {
    return { ok: false, message: 'This is not JSON yet: look for a missing quote, comma or bracket.' };
  }
}
