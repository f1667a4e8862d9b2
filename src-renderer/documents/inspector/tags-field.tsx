import { Input } from '@mantine/core';
import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { nameKey, textDefect } from '../../../shared/base/text.ts';
import classes from './tags-field.module.css';

interface TagsFieldProps {
  readonly label: string;
  /** One of them, in the words of the field: 'tag'. */
  readonly one: string;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** In a row whose heading says what it is: the label is read aloud only. */
  readonly bare?: boolean;
  /** Whether 'Pro' and 'pro' are one; values that a machine compares are not. */
  readonly foldCase?: boolean;
  readonly className?: string | undefined;
}

/** A set of short texts, each once: Enter or a comma adds one, Backspace in the empty field takes the last one away. */
export function TagsField(props: TagsFieldProps) {
  const { label, one, values, onChange, hint, error, bare = false, foldCase = true, className } = props;
  const id = useId();
  const [draft, setDraft] = useState('');
  const keyOf = (text: string) => (foldCase ? nameKey(text) : text);

  function add(text: string) {
    const known = new Set(values.map(keyOf));
    const added = text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => {
        const fresh = part !== '' && textDefect(part) === undefined && !known.has(keyOf(part));
        if (fresh) known.add(keyOf(part));
        return fresh;
      });
    setDraft('');
    if (added.length > 0) onChange([...values, ...added]);
  }

  // What is still being typed when another record is selected belongs to the record it was typed for.
  const leave = useRef(() => {});
  useEffect(() => {
    leave.current = () => {
      if (draft.trim() !== '') add(draft);
    };
  });
  useEffect(() => () => leave.current(), []);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter' || event.key === ',') {
      if (draft.trim() === '' && event.key === 'Enter') return;
      event.preventDefault();
      add(draft);
    } else if (event.key === 'Backspace' && draft === '' && values.length > 0) {
      event.preventDefault();
      onChange(values.slice(0, -1));
    } else if (event.key === 'Escape' && draft !== '') {
      event.stopPropagation();
      setDraft('');
    }
  }

  return (
    <Input.Wrapper
      id={id}
      label={bare ? undefined : label}
      description={hint}
      error={error}
      className={className}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    >
      <div className={classes.box} data-error={error !== undefined || undefined}>
        {values.map((value) => (
          <span key={value} className={classes.chip}>
            <span className={classes.text} title={value}>
              {value}
            </span>
            <button
              type="button"
              className={classes.remove}
              aria-label={`Remove ${one} ${value}`}
              onClick={() => onChange(values.filter((other) => other !== value))}
            >
              <X size={12} strokeWidth={2} aria-hidden />
            </button>
          </span>
        ))}
        <input
          id={id}
          className={classes.input}
          aria-label={bare ? label : undefined}
          value={draft}
          placeholder={values.length === 0 ? `Add a ${one}` : ''}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={() => add(draft)}
        />
      </div>
    </Input.Wrapper>
  );
}
