import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Document } from '../../../shared/documents/document.ts';
import { instantMicros } from '../../../shared/experiments/instant.ts';
import type { Session } from '../../documents/session.ts';
import classes from './experiment-inspector.module.css';
import { setHeaderIn } from './form.ts';

interface DateFieldProps {
  readonly session: Session;
  readonly document: Document;
  readonly field: 'startDate' | 'endDate';
  readonly label: string;
}

/** An instant, typed in this computer's zone, which is said; kept in UTC. */
export function DateField({ session, document, field, label }: DateFieldProps) {
  const stored = document.header[field] ?? null;
  const text = typeof stored === 'string' ? stored : '';
  const [draft, setDraft] = useState<string | null>(null);
  const [today] = useState(() => new Date());
  const micros = text === '' ? undefined : instantMicros(text);
  const local = micros === undefined ? '' : localText(new Date(Number(micros / 1000n)));

  function leave() {
    if (draft === null) return;
    setDraft(null);
    if (draft === local) return;
    const at = draft === '' ? null : new Date(draft);
    if (at !== null && Number.isNaN(at.getTime())) return;
    setHeaderIn(session, field, at === null ? null : at.toISOString().replace(/\.000Z$/, 'Z'));
  }

  return (
    <TextInput
      label={label}
      type="datetime-local"
      className={classes.dates ?? ''}
      value={draft ?? local}
      error={text !== '' && micros === undefined ? `${text} is no date with a zone.` : undefined}
      description={zoneOf(micros === undefined ? today : new Date(Number(micros / 1000n)))}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave();
        if (event.key === 'Escape' && draft !== null) {
          event.stopPropagation();
          setDraft(null);
        }
      }}
    />
  );
}

/** As the field wants it: '2026-03-02T09:00', in this computer's zone. */
function localText(date: Date): string {
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

/** 'Europe/Berlin, UTC+1' */
function zoneOf(date: Date): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const minutes = -date.getTimezoneOffset();
  const hours = Math.trunc(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  const sign = minutes < 0 ? '\u2212' : '+';
  const offset =
    minutes === 0 ? 'UTC' : `UTC${sign}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
  return timeZone === 'UTC' ? offset : `${timeZone}, ${offset}`;
}
