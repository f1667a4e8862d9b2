import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './context-menu.module.css';
import { useFocusReturn } from './use-focus-return.ts';

interface ContextMenuProps {
  /** Where it opens, in window pixels; null while it is closed. */
  readonly at: { readonly x: number; readonly y: number } | null;
  readonly label: string;
  /** Pixels. */
  readonly width?: number;
  readonly onClose: () => void;
  /** Menu.Item and its like. */
  readonly children: ReactNode;
}

/** A menu at the pointer, or at the focused row when opened from the keyboard. Focus goes back where it was. */
export function ContextMenu({ at, ...props }: ContextMenuProps) {
  return at === null ? null : <OpenMenu at={at} {...props} />;
}

function OpenMenu({
  at,
  label,
  width = 220,
  onClose,
  children,
}: ContextMenuProps & { at: { x: number; y: number } }) {
  useFocusReturn();
  return (
    <Menu
      opened
      onChange={(opened) => {
        if (!opened) onClose();
      }}
      position="bottom-start"
      offset={2}
      width={width}
      // A long menu comes up over the pointer where there is no room below, and scrolls where there is none at all.
      middlewares={{ flip: false, shift: { crossAxis: true, padding: 8 } }}
      trapFocus
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          className={classes.anchor}
          aria-label={label}
          style={{ left: at.x, top: at.y }}
        />
      </Menu.Target>
      <Menu.Dropdown className={classes.menu} aria-label={label}>
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}
