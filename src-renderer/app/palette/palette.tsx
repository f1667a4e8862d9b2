/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a combobox with icons in its options: no native tag can show that */
import { Modal } from '@mantine/core';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Action } from '../../documents/action.ts';
import { useRecordHits } from '../../documents/explorer/use-record-hits.ts';
import { Highlight } from '../../ui/highlight.tsx';
import { Keys } from '../../ui/keys.tsx';
import { contextOf } from '../actions/action-list.ts';
import type { DocumentCommands } from '../document-commands.ts';
import { useServices } from '../services.ts';
import { type Entry, groupEntries } from './entries.ts';
import { makeEntries } from './make-entries.ts';
import classes from './palette.module.css';

interface PaletteProps {
  readonly actions: readonly Action[];
  readonly run: (action: Action) => void;
  readonly commands: DocumentCommands;
  readonly onClose: () => void;
}

/** One field for everything: documents, what they hold, environments and every command. */
export function Palette({ actions, run, commands, onClose }: PaletteProps) {
  const services = useServices();
  const documents = useStore(services.library.store, (state) => state.documents);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const hits = useRecordHits(services.bridge, text.trim());
  // What can be done is judged once, at opening: the palette itself changes nothing.
  const context = useMemo(() => contextOf(services), [services]);
  const entries = useMemo(
    () =>
      makeEntries({
        text: text.trim(),
        actions,
        context,
        documents: documents ?? [],
        hits,
        services,
        commands,
        run,
      }),
    [text, actions, context, documents, hits, services, commands, run],
  );
  const groups = groupEntries(entries);
  const chosen = entries[Math.min(at, entries.length - 1)];

  useEffect(() => {
    const option = chosen && document.getElementById(`palette-${chosen.id}`);
    option?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  function choose(entry: Entry | undefined) {
    if (!entry || entry.disabled !== null) return;
    onClose();
    // After the dialog has given the focus back, so that the action may take it.
    setTimeout(entry.run, 0);
  }

  function onKeyDown(event: KeyboardEvent) {
    const last = entries.length - 1;
    const now = Math.min(at, last);
    if (event.key === 'ArrowDown') setAt(now >= last ? 0 : now + 1);
    else if (event.key === 'ArrowUp') setAt(now <= 0 ? last : now - 1);
    else if (event.key === 'PageDown') setAt(Math.min(last, now + 8));
    else if (event.key === 'PageUp') setAt(Math.max(0, now - 8));
    else if (event.key === 'Enter') choose(chosen);
    else return;
    event.preventDefault();
  }

  return (
    <Modal.Root opened onClose={onClose} centered={false} yOffset={92} size={600}>
      <Modal.Overlay />
      <Modal.Content aria-label="Search or run a command">
        <div className={classes.field}>
          <Search size={16} strokeWidth={1.75} />
          <input
            data-autofocus
            role="combobox"
            aria-expanded="true"
            aria-controls="palette-list"
            aria-activedescendant={chosen ? `palette-${chosen.id}` : undefined}
            aria-label="Search or run a command"
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            placeholder="Search documents and what they hold, or run a command"
            className={classes.input}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div id="palette-list" role="listbox" aria-label="Results" className={classes.list}>
          {groups.map(([group, members]) => (
            <div key={group} role="group" aria-label={group}>
              <div className={classes.group} aria-hidden="true">
                {group}
              </div>
              {members.map((entry) => (
                // The field keeps the focus and handles the keys; a click is the mouse's way.
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
                <div
                  key={entry.id}
                  id={`palette-${entry.id}`}
                  role="option"
                  aria-selected={entry === chosen}
                  aria-disabled={entry.disabled !== null || undefined}
                  className={classes.option}
                  onMouseMove={() => setAt(entries.indexOf(entry))}
                  onClick={() => choose(entry)}
                >
                  <entry.Icon size={14} strokeWidth={1.75} color={entry.color} />
                  <span className={`${classes.label} truncate`}>
                    <Highlight text={entry.label} part={text.trim()} />
                  </span>
                  <span className={`${classes.detail} truncate`}>{entry.disabled ?? entry.detail}</span>
                  {entry.shortcut !== null && <Keys shortcut={entry.shortcut} />}
                </div>
              ))}
            </div>
          ))}
        </div>
        <output className={entries.length === 0 ? classes.nothing : 'visually-hidden'}>
          {entries.length === 0 ? `Nothing is called “${text.trim()}”.` : `${entries.length} results`}
        </output>
      </Modal.Content>
    </Modal.Root>
  );
}
