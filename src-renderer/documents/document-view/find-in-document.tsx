/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a combobox with marked text in its options: no native tag can show that */
import { Popover, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Highlight } from '../../ui/highlight.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { Session } from '../session.ts';
import classes from './toolbar.module.css';

interface FindInDocumentProps {
  readonly session: Session;
  readonly nameOf: (recordId: string) => string;
  readonly kindOf: (recordId: string) => string;
  readonly onReveal: (recordId: string) => void;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  /** To find and replace, with what was typed; null where nothing can be changed. */
  readonly shortcut: string | undefined;
  readonly onReplace: ((text: string) => void) | null;
}

const limit = 50;

/** Finds things of this document by name; arrow keys show each on the canvas, Enter stays there. */
export function FindInDocument(props: FindInDocumentProps) {
  const { session, nameOf, kindOf, onReveal, open, onOpen: setOpen, onReplace } = props;
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const wanted = text.trim().toLocaleLowerCase();
  const found =
    !open || wanted === ''
      ? []
      : Object.keys(session.store.getState().document.records)
          .map((id) => ({ id, name: nameOf(id) }))
          .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
          .slice(0, limit);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  function onKeyDown(event: KeyboardEvent) {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0 && found.length > 0) {
      event.preventDefault();
      setAt((at + by + found.length) % found.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(found[at]?.id);
    }
  }

  function choose(id: string | undefined) {
    if (id === undefined) return;
    setOpen(false);
    // After the popover has given the focus back, so that the canvas may take it.
    setTimeout(() => onReveal(id), 0);
  }

  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={280} trapFocus>
      <Popover.Target>
        <IconButton
          label="Find in this document"
          Icon={Search}
          shortcut={props.shortcut}
          expanded={open}
          onClick={() => setOpen(!open)}
        />
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label="Find in this document">
        <TextInput
          role="combobox"
          aria-label="Find in this document"
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-activedescendant={found[at] ? `${listId}-${found[at].id}` : undefined}
          autoComplete="off"
          placeholder="Name or text"
          value={text}
          data-autofocus
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div ref={list} id={listId} role="listbox" aria-label="Found" className={classes.found}>
          {found.map(({ id, name }, index) => (
            // The field keeps the focus and handles the keys; a click is the mouse's way.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={id}
              id={`${listId}-${id}`}
              role="option"
              aria-selected={index === at}
              className={classes.option}
              onMouseMove={() => setAt(index)}
              onClick={() => choose(id)}
            >
              <span className="truncate">
                <Highlight text={name} part={text.trim()} />
              </span>
              <span className={classes.kind}>{kindOf(id)}</span>
            </div>
          ))}
        </div>
        {onReplace && (
          <button type="button" className={classes.replace} onClick={() => onReplace(text.trim())}>
            Find and replace
          </button>
        )}
        <output className={classes.hint}>
          {wanted === ''
            ? 'Stages, cards, conditions and notes'
            : found.length === 0
              ? 'Nothing found'
              : `${found.length} found`}
        </output>
      </Popover.Dropdown>
    </Popover>
  );
}
