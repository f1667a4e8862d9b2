import { Autocomplete, Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Json } from '../../../shared/base/json.ts';
import { codePointLength } from '../../../shared/base/text.ts';
import classes from './inspector.module.css';

export type Parsed =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly message: string };

export interface DraftFieldProps {
  readonly label: string;
  /** As it stands in the document; the field follows it while nothing is being typed. */
  readonly value: string;
  /** Several records with several values: shown as a word, replaced by what is typed. */
  readonly mixed?: boolean;
  readonly parse: (text: string) => Parsed;
  readonly onCommit: (value: Json) => void;
  /** In code points. A longer text is kept, because nothing typed may be lost, and said to be too long. */
  readonly limit?: number | null;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly look?: 'line' | 'area' | 'suggest';
  readonly suggestions?: readonly string[];
  /** In a row whose heading says what it is: the label is read aloud only. */
  readonly bare?: boolean;
  /** A bare field that says what is wrong under it, where that is more than a hover can tell. */
  readonly showError?: boolean;
  readonly className?: string | undefined;
  readonly inputMode?: 'text' | 'decimal' | 'url';
}

/** Typed text becomes one change on Enter or on leaving the field; Escape takes it back. */
export function DraftField(props: DraftFieldProps) {
  const {
    label,
    value,
    mixed = false,
    parse,
    onCommit,
    limit = null,
    hint,
    look = 'line',
    bare = false,
    showError = !bare,
  } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [suggesting, setSuggesting] = useState(false);
  const shown = draft ?? (mixed ? '' : value);
  const parsed = draft === null ? null : parse(draft);
  const error = parsed?.ok === false ? parsed.message : tooLong(shown, limit);

  function commit(text: string) {
    const result = parse(text);
    if (!result.ok) return;
    setDraft(null);
    setSuggesting(false);
    if (text !== value || (mixed && text !== '')) onCommit(result.value);
  }

  // What is still being typed when another record is selected belongs to the record it was typed for.
  const leave = useRef(() => {});
  useEffect(() => {
    leave.current = finish;
  });
  useEffect(() => () => leave.current(), []);

  function finish() {
    if (draft !== null) commit(draft);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      setDraft(null);
    }
    const ends = event.key === 'Enter' && (look !== 'area' || event.ctrlKey || event.metaKey);
    if (ends && draft !== null) commit(draft);
  }

  const description = hint ?? near(shown, limit);
  const field = {
    ...(bare ? { 'aria-label': label } : { label }),
    value: shown,
    placeholder: mixed && draft === null ? 'Mixed' : props.placeholder,
    error: error && !showError ? true : error,
    description: bare || error ? undefined : description,
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as (
      | 'label'
      | 'input'
      | 'description'
      | 'error'
    )[],
    className: props.className,
    onBlur: finish,
    onKeyDown,
    inputMode: props.inputMode,
    title: bare && error ? error : undefined,
  };
  if (look === 'area') {
    return (
      <Textarea
        {...field}
        classNames={{ input: classes.area ?? '' }}
        rows={3}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
    );
  }
  if (look === 'suggest') {
    return (
      <Autocomplete
        {...field}
        // What stands there already is no suggestion, and would lie over the field below.
        data={(props.suggestions ?? []).filter((suggestion) => suggestion !== shown)}
        dropdownOpened={suggesting}
        onDropdownOpen={() => setSuggesting(true)}
        onDropdownClose={() => setSuggesting(false)}
        onChange={setDraft}
        onOptionSubmit={commit}
        comboboxProps={{ shadow: 'md' }}
        maxDropdownHeight={220}
      />
    );
  }
  return <TextInput {...field} onChange={(event) => setDraft(event.currentTarget.value)} />;
}

function tooLong(text: string, limit: number | null): string | undefined {
  if (limit === null) return undefined;
  const length = codePointLength(text);
  return length > limit
    ? `${length} characters: production takes ${limit}. Shorten it before publishing.`
    : undefined;
}

/** A counter only when it matters. */
function near(text: string, limit: number | null): string | undefined {
  if (limit === null || text.length < limit * 0.8) return undefined;
  return `${codePointLength(text)} of ${limit} characters`;
}
