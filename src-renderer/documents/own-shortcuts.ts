import { documentKinds } from '../../shared/documents/document.ts';
import { sameShortcut } from '../ui/shortcut.ts';
import type { Action } from './action.ts';

/** The shortcuts that the user chose, by the id of the action; what is not named keeps those that it comes with. */
export type OwnShortcuts = Readonly<Record<string, readonly string[]>>;

type Named = Pick<Action, 'id' | 'label' | 'shortcuts'>;

/** The same actions, with the shortcuts that the user chose. */
export function withOwnShortcuts(actions: readonly Action[], own: OwnShortcuts): readonly Action[] {
  if (Object.keys(own).length === 0) return actions;
  return actions.map((action) => {
    const shortcuts = Object.hasOwn(own, action.id) ? own[action.id] : undefined;
    return shortcuts ? { ...action, shortcuts } : action;
  });
}

/** The actions that a shortcut would call beside the one of this id, in the sequence of the list. */
export function sharersOf<Entry extends Named>(
  actions: readonly Entry[],
  id: string,
  shortcut: string,
): readonly Entry[] {
  return actions.filter(
    (action) =>
      action.id !== id &&
      !neverTogether(action.id, id) &&
      action.shortcuts.some((other) => sameShortcut(other, shortcut)),
  );
}

/** What is for different kinds of documents may share a key: only one of them can be meant. */
function neverTogether(a: string, b: string): boolean {
  const [one, other] = [kindOfAction(a), kindOfAction(b)];
  return one !== null && other !== null && one !== other;
}

/** The kind of document that an action is for, as its id says; null: any. */
export function kindOfAction(id: string): string | null {
  const parts = id.split('.');
  return documentKinds.find((kind) => parts.includes(kind)) ?? null;
}

/** The browser's own copy, cut and paste events do these: their keys cannot be others. */
export const fixedShortcuts: ReadonlySet<string> = new Set(['edit.copy', 'edit.cut', 'edit.paste']);

/** The choice with one action's shortcuts set; null gives it back those that it comes with. */
export function withShortcutsOf(
  own: OwnShortcuts,
  id: string,
  shortcuts: readonly string[] | null,
): Record<string, string[]> {
  const next: Record<string, string[]> = {};
  for (const [key, value] of Object.entries(own)) if (key !== id) next[key] = [...value];
  if (shortcuts !== null) next[id] = [...shortcuts];
  return next;
}
