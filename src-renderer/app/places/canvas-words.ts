import { useMemo } from 'react';
import type { Id } from '../../../shared/base/ids.ts';
import { type Keymap, withOwnLetters } from '../../canvas/keyboard/keymap.ts';
import type { Action } from '../../documents/action.ts';
import type { ListedFinding } from '../../documents/findings/listed-finding.ts';
import type { OwnShortcuts } from '../../documents/own-shortcuts.ts';
import { matchesShortcut } from '../../ui/shortcut.ts';
import type { KindParts } from '../kinds.ts';

/** A kind's view and the canvas's keys as the user's own shortcuts have them. */
export function useOwnKeys(parts: KindParts, actions: readonly Action[], own: OwnShortcuts) {
  return useMemo(() => {
    const chosen = actions.filter(({ id }) => Object.hasOwn(own, id)).flatMap(({ shortcuts }) => shortcuts);
    const keymap: Keymap = {
      claims: (event) => chosen.some((shortcut) => shortcut.length > 1 && matchesShortcut(shortcut, event)),
      moved: (id) => Object.hasOwn(own, id),
    };
    const { kind, view } = parts.edits;
    const letters = (key: string) => own[`insert.${kind}.${key}`];
    const mapped = Object.keys(own).length > 0;
    return { keymap, view: mapped ? { ...view, palette: withOwnLetters(view.palette, letters) } : view };
  }, [parts, actions, own]);
}

/** What the rules say of each record, for those who hear the canvas. */
export function notesOf(findings: readonly ListedFinding[]): ReadonlyMap<Id, readonly string[]> {
  const notes = new Map<Id, string[]>();
  for (const { recordId, message } of findings) {
    if (recordId === null) continue;
    const list = notes.get(recordId);
    if (list) list.push(message);
    else notes.set(recordId, [message]);
  }
  return notes;
}
