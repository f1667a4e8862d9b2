import type { PaletteItem } from '../scene.ts';

/** How the user's own shortcuts bear on the keys that the canvas knows itself. */
export interface Keymap {
  /** Whether a press is a shortcut that the user chose for something: then it is not ours. */
  readonly claims: (event: KeyboardEvent) => boolean;
  /** Whether the user took its own keys away from an action, or gave it others. */
  readonly moved: (actionId: string) => boolean;
}

export const plainKeymap: Keymap = { claims: () => false, moved: () => false };

const ownKeys: Readonly<Record<string, string>> = {
  F2: 'edit.rename',
  Delete: 'edit.delete',
  Backspace: 'edit.delete',
};

/** Whether the canvas keeps its hands off a press because of what the user chose. */
export function isRemapped(keymap: Keymap, event: KeyboardEvent): boolean {
  if (keymap.claims(event)) return true;
  const arrow = /^Arrow(Left|Right|Up|Down)$/.exec(event.key)?.[1]?.toLowerCase();
  if (arrow && (event.ctrlKey || event.metaKey)) {
    return keymap.moved(`arrange.nudge${event.shiftKey ? 'Far' : ''}.${arrow}`);
  }
  const action = ownKeys[event.key];
  return action !== undefined && keymap.moved(action);
}

/** A palette with the letters that the user chose; a shortcut of more than a letter is none of the canvas's. */
export function withOwnLetters(
  palette: readonly PaletteItem[],
  shortcutsOf: (key: string) => readonly string[] | undefined,
): readonly PaletteItem[] {
  return palette.map((item) => {
    const own = shortcutsOf(item.key);
    return own ? { ...item, shortcut: own.find((shortcut) => shortcut.length === 1) ?? null } : item;
  });
}
