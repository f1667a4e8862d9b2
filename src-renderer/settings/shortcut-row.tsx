import { Button } from '@mantine/core';
import { Plus, RotateCcw, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { fixedShortcuts, sharersOf } from '../documents/own-shortcuts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Keys } from '../ui/keys.tsx';
import { sameShortcut, shortcutFrom, shortcutParts } from '../ui/shortcut.ts';
import classes from './shortcut-editor.module.css';

export interface ShownAction {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly shortcuts: readonly string[];
}

interface ShortcutRowProps {
  readonly action: ShownAction;
  readonly actions: readonly ShownAction[];
  /** Whether the user chose its shortcuts. */
  readonly isOwn: boolean;
  /** Null: those that it comes with. */
  readonly onSet: (shortcuts: readonly string[] | null) => void;
  readonly onTake: (shortcut: string, from: readonly ShownAction[]) => void;
}

interface Conflict {
  readonly shortcut: string;
  readonly with: readonly ShownAction[];
}

const most = 4;

/** One command and its keys. */
export function ShortcutRow({ action, actions, isOwn, onSet, onTake }: ShortcutRowProps) {
  const [recording, setRecording] = useState(false);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const fixed = fixedShortcuts.has(action.id);
  const doubled = action.shortcuts.flatMap((shortcut) => sharersOf(actions, action.id, shortcut));

  function onKeyDown(event: KeyboardEvent) {
    // Whatever is pressed now is meant for us: no command may run.
    event.stopPropagation();
    if (event.key === 'Tab') return setRecording(false);
    event.preventDefault();
    if (event.key === 'Escape') return setRecording(false);
    const shortcut = shortcutFrom(event.nativeEvent);
    if (shortcut === null) return;
    setRecording(false);
    if (action.shortcuts.some((one) => sameShortcut(one, shortcut))) return;
    const sharers = sharersOf(actions, action.id, shortcut);
    if (sharers.length > 0) setConflict({ shortcut, with: sharers });
    else onSet([...action.shortcuts, shortcut]);
  }

  return (
    <li className={classes.row}>
      <span className={classes.label}>{action.label}</span>
      <span className={classes.keys}>
        {action.shortcuts.map((shortcut) => (
          <span key={shortcut} className={classes.key}>
            <Keys shortcut={shortcut} />
            {!fixed && (
              <button
                type="button"
                className={classes.remove}
                aria-label={`Remove ${spoken(shortcut)} from ${action.label}`}
                onClick={() => onSet(action.shortcuts.filter((one) => one !== shortcut))}
              >
                <X size={12} aria-hidden />
              </button>
            )}
          </span>
        ))}
        {recording ? (
          <button
            type="button"
            className={classes.recording}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- it takes the place of the button that was pressed
            autoFocus
            onKeyDown={onKeyDown}
            onBlur={() => setRecording(false)}
          >
            Press the keys
          </button>
        ) : (
          !fixed &&
          action.shortcuts.length < most && (
            <IconButton
              label={`Add keys for ${action.label}`}
              Icon={Plus}
              size={24}
              onClick={() => {
                setConflict(null);
                setRecording(true);
              }}
            />
          )
        )}
        {isOwn && (
          <IconButton
            label={`Give ${action.label} its own keys back`}
            Icon={RotateCcw}
            size={24}
            onClick={() => onSet(null)}
          />
        )}
      </span>
      {fixed && <p className={classes.note}>The browser lends the clipboard to these keys only.</p>}
      {doubled.length > 0 && !conflict && (
        <p className={classes.note} data-warn>
          Also calls {labelsOf(doubled)}.
        </p>
      )}
      {conflict && (
        <div className={classes.conflict} role="alert">
          <span>
            {spoken(conflict.shortcut)} calls {labelsOf(conflict.with)} already.
          </span>
          <Button
            size="compact-xs"
            onClick={() => {
              onTake(conflict.shortcut, conflict.with);
              setConflict(null);
            }}
          >
            Use it here instead
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => setConflict(null)}>
            Leave it
          </Button>
        </div>
      )}
    </li>
  );
}

function labelsOf(actions: readonly ShownAction[]): string {
  return actions.map(({ label }) => `“${label}”`).join(' and ');
}

function spoken(shortcut: string): string {
  return shortcutParts(shortcut).join(' ');
}
