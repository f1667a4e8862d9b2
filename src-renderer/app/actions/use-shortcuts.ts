import { useEffect } from 'react';
import type { Action } from '../../documents/action.ts';
import { isTyping, matchesShortcut } from '../../ui/shortcut.ts';

/** Whether a shortcut is a bare key, which means something else to a list, a menu or a button that has the focus. */
function isBareKey(shortcut: string): boolean {
  return !/(mod|ctrl|meta|alt)\+/.test(shortcut);
}

/** The browser's own copy, cut and paste events do these: only they may use the clipboard without asking. */
const nativeKeys: ReadonlySet<string> = new Set(['edit.copy', 'edit.cut', 'edit.paste']);

const ownsBareKeys =
  '[role="tree"], [role="tablist"], [role="menu"], [role="listbox"], [role="separator"], [role="dialog"], [role="radiogroup"]';

/** The one place where key presses become actions. Typing, dialogs and lists keep their keys. */
export function useShortcuts(
  actions: readonly Action[],
  run: (action: Action) => void,
  isPossible: (action: Action) => boolean = always,
) {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return;
      const meant = actions.filter(
        (candidate) =>
          !nativeKeys.has(candidate.id) &&
          candidate.shortcuts.some(
            (shortcut) => matchesShortcut(shortcut, event) && isAllowed(candidate, shortcut, event),
          ),
      );
      // One letter adds another thing in each kind of document; where nothing can be done, the first says why.
      const action = meant.find(isPossible) ?? meant[0];
      if (!action) return;
      event.preventDefault();
      run(action);
    }
    globalThis.addEventListener('keydown', onKeyDown);
    return () => globalThis.removeEventListener('keydown', onKeyDown);
  }, [actions, run, isPossible]);
}

function isAllowed(action: Action, shortcut: string, event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (isTyping(target)) return action.whileTyping === true && !isBareKey(shortcut);
  if (target?.closest('[role="dialog"]')) return action.whileTyping === true;
  return !isBareKey(shortcut) || !target?.closest(ownsBareKeys);
}

function always(): boolean {
  return true;
}
