import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { codePointLength } from '../../../shared/base/text.ts';
import classes from './explorer.module.css';

interface RenameFieldProps {
  readonly name: string;
  /** null: given up. False where the name was refused: the field stays open. */
  readonly onDone: (name: string | null) => Promise<boolean>;
}

/** The name's column in production is VARCHAR(255). */
const nameLimit = 255;

/** The name of a document, being typed in its own row. Enter or leaving takes it, Escape gives up. */
export function RenameField({ name, onDone }: RenameFieldProps) {
  const [text, setText] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  const finished = useRef(false);
  const tooLong = codePointLength(text) > nameLimit;

  useEffect(() => field.current?.select(), []);

  async function finish(wanted: string | null) {
    if (finished.current) return;
    finished.current = true;
    const changed = wanted === null || wanted.trim() === '' || wanted.trim() === name ? null : wanted.trim();
    const done = await onDone(changed);
    finished.current = done;
    if (!done) field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.key === 'Enter' && !tooLong) void finish(text);
    if (event.key === 'Escape') void finish(null);
  }

  return (
    <input
      ref={field}
      // Asked for a moment ago by the person who now types.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      aria-label={`New name of ${name}`}
      aria-invalid={tooLong}
      title={tooLong ? `At most ${nameLimit} characters` : undefined}
      className={classes.rename}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => void finish(tooLong ? null : text)}
    />
  );
}
