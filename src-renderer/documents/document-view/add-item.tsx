import { Popover } from '@mantine/core';
import { Plus } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { paletteMime } from '../../canvas/interaction/drop.ts';
import type { PaletteItem } from '../../canvas/scene.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Keys } from '../../ui/keys.tsx';
import type { Session } from '../session.ts';
import classes from './toolbar.module.css';

interface AddItemProps {
  readonly session: Session;
  readonly palette: readonly PaletteItem[];
  readonly onAdd: (key: string) => void;
}

/** The things that a document is made of: a click puts one in the middle, a drag where it is dropped. */
export function AddItem({ session, palette, onAdd }: AddItemProps) {
  const [state, setState] = useState<'closed' | 'open' | 'chosen'>('closed');
  const open = state === 'open';
  const setOpen = (wanted: boolean) => setState(wanted ? 'open' : 'closed');

  const isRefused = (refused: PaletteItem['refused']) =>
    (refused?.(session.store.getState().document) ?? null) !== null;

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button:enabled')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + by + buttons.length) % buttons.length]?.focus();
  }

  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      width={220}
      trapFocus
      // What was added has its name open for typing: the focus belongs there.
      returnFocus={state !== 'chosen'}
    >
      <Popover.Target>
        <IconButton label="Add" Icon={Plus} expanded={open} onClick={() => setOpen(!open)} />
      </Popover.Target>
      <Popover.Dropdown p={4} aria-label="Add">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys between its buttons */}
        <ul className={classes.items} onKeyDown={onKeyDown}>
          {palette.map(({ key, label, Icon, shortcut, refused }) => (
            <li key={key}>
              <button
                type="button"
                draggable
                className={classes.item}
                disabled={isRefused(refused)}
                title={refused?.(session.store.getState().document) ?? undefined}
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = 'copy';
                  event.dataTransfer.setData(paletteMime(key), key);
                }}
                onDragEnd={() => setOpen(false)}
                onClick={() => {
                  setState('chosen');
                  onAdd(key);
                }}
              >
                <Icon size={14} />
                <span>{label}</span>
                {shortcut !== null && <Keys shortcut={shortcut} />}
              </button>
            </li>
          ))}
        </ul>
        <p className={classes.hint}>Click, or drag onto the canvas</p>
      </Popover.Dropdown>
    </Popover>
  );
}
