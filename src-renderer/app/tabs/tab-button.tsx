import { X } from 'lucide-react';
import type { ComponentType, CSSProperties, MouseEvent } from 'react';
import classes from './tab-strip.module.css';

export interface TabWords {
  readonly id: string;
  readonly name: string;
  readonly Icon: ComponentType<{ size?: number; strokeWidth?: number; color?: string }>;
  readonly color: string;
  /** The colour of the line over the tab where it is in front; else the accent. */
  readonly edge?: string | undefined;
  readonly state: 'quiet' | 'saving' | 'unsaved';
}

interface TabButtonProps {
  readonly tab: TabWords;
  readonly active: boolean;
  readonly inTabOrder: boolean;
  readonly drop: 'before' | 'after' | null;
  readonly onActivate: () => void;
  readonly onClose: () => void;
  readonly onMenu: (at: { readonly x: number; readonly y: number }) => void;
  readonly onDragStart: () => void;
  readonly onDragEnd: () => void;
}

const stateWords = { quiet: '', saving: ', saving', unsaved: ', not saved' } as const;

export function TabButton({ tab, active, inTabOrder, drop, ...on }: TabButtonProps) {
  const { id, name, Icon, color, edge, state } = tab;

  function onAuxClick(event: MouseEvent) {
    if (event.button !== 1) return;
    event.preventDefault();
    on.onClose();
  }

  return (
    <div
      role="presentation"
      className={classes.tab}
      style={edge === undefined ? undefined : ({ '--tab-edge': edge } as CSSProperties)}
      data-active={active || undefined}
      data-drop={drop ?? undefined}
      data-state={state}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', name);
        on.onDragStart();
      }}
      onDragEnd={on.onDragEnd}
      onAuxClick={onAuxClick}
      // Chromium starts autoscroll on a middle press, which would swallow the click.
      onMouseDown={(event) => event.button === 1 && event.preventDefault()}
      onContextMenu={(event) => {
        event.preventDefault();
        on.onMenu({ x: event.clientX, y: event.clientY });
      }}
    >
      <button
        type="button"
        role="tab"
        id={`tab-${id}`}
        aria-selected={active}
        aria-controls={active ? 'tab-content' : undefined}
        aria-label={`${name}${stateWords[state]}`}
        aria-keyshortcuts="Delete"
        tabIndex={inTabOrder ? 0 : -1}
        className={classes.button}
        title={name}
        onClick={on.onActivate}
      >
        <Icon size={14} strokeWidth={1.75} color={color} />
        <span className="truncate">{name}</span>
      </button>
      {/* For the mouse only: the keyboard closes with Delete, and a tab may hold nothing else to reach. */}
      <button type="button" tabIndex={-1} aria-hidden="true" className={classes.close} onClick={on.onClose}>
        <X size={12} strokeWidth={2} className={classes.cross} />
        <span className={classes.dot} />
      </button>
    </div>
  );
}
