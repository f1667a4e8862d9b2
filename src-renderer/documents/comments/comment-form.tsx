import { Button, Textarea } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useFocusReturn } from '../../ui/use-focus-return.ts';
import classes from './comments.module.css';

interface CommentFormProps {
  readonly label: string;
  readonly submit: string;
  readonly initial?: string;
  readonly onSubmit: (text: string) => void;
  readonly onCancel: () => void;
}

const longest = 4_000;

/** Enter sends, Shift and Enter begins a new line, Escape gives up. */
export function CommentForm({ label, submit, initial = '', onSubmit, onCancel }: CommentFormProps) {
  useFocusReturn();
  const [text, setText] = useState(initial);
  const said = text.trim();

  function send(event?: FormEvent) {
    event?.preventDefault();
    if (said !== '') onSubmit(said);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Enter sends, Escape leaves
    <form className={classes.form} onSubmit={send} onKeyDown={onKeyDown}>
      <Textarea
        className={classes.field ?? ''}
        aria-label={label}
        placeholder={`${label}. Shift and Enter begins a new line.`}
        rows={2}
        maxLength={longest}
        // Asked for a moment ago by the person who now types.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button size="compact-sm" variant="default" onClick={onCancel}>
        Cancel
      </Button>
      <Button size="compact-sm" type="submit" disabled={said === ''}>
        {submit}
      </Button>
    </form>
  );
}
