import type { Point } from '../../../shared/drawing/scene.ts';
import type { ActionContext } from '../../documents/action.ts';
import { shortcutParts } from '../../ui/shortcut.ts';
import { finish } from '../actions/editing.ts';
import type { KindEdits } from '../actions/kind-edits.ts';
import { clipboardType, fragmentToText, textToFragment } from './clipboard-text.ts';

export interface CanvasClipboard {
  /** Copies or cuts the selection through the browser's own copy event. */
  readonly take: (event: 'copy' | 'cut') => void;
  /**
   * Pastes what the browser lets us read, to `at` where a place was pointed out. Where it lets us read nothing, what
   * this window copied last; says what to press where there is nothing of that either.
   */
  readonly paste: (at?: Point) => Promise<void>;
  /** Listens for the browser's own copy, cut and paste; returns the function that stops. */
  readonly install: () => () => void;
}

export interface CanvasClipboardDeps {
  readonly context: () => ActionContext;
  readonly editsOf: (context: ActionContext) => KindEdits | null;
  /** Why nothing can be changed now; null where it can. */
  readonly frozen: () => string | null;
  readonly tell: (message: string) => void;
}

/** Each further paste of the same thing at the same place goes a little further. */
const pasteStep = 24;

export function createCanvasClipboard({
  context,
  editsOf,
  frozen,
  tell,
}: CanvasClipboardDeps): CanvasClipboard {
  let forced = false;
  let copied = '';
  let copiedAt: Point | null = null;
  let last: Pasted = { text: '', documentId: '', at: null, times: 0 };

  function onTake(event: ClipboardEvent) {
    const now = context();
    const edits = editsOf(now);
    if (!edits || !now.session || !event.clipboardData || (!forced && isElsewhere(event))) return;
    const { document, selection } = now.session.store.getState();
    const fragment = edits.copy(document, [...selection]);
    if (!fragment) return;
    const text = fragmentToText(fragment);
    event.clipboardData.setData('text/plain', text);
    event.clipboardData.setData(clipboardType, text);
    event.preventDefault();
    copied = text;
    copiedAt = now.canvas?.pointer() ?? null;
    last = { text, documentId: document.id, at: null, times: 0 };
    if (event.type !== 'cut') return;
    const reason = frozen();
    if (reason !== null) return tell(`Copied, not cut: ${reason}`);
    const outcome = edits.gestures.remove(document, [...selection]);
    if (outcome) now.session.commit(outcome.label.replace(/^Delete/, 'Cut'), outcome.change);
  }

  function onPaste(event: ClipboardEvent) {
    const now = context();
    if (!now.session || !event.clipboardData || isElsewhere(event)) return;
    const text = event.clipboardData.getData(clipboardType) || event.clipboardData.getData('text/plain');
    if (text === '') return;
    event.preventDefault();
    void place(text, pointedOut());
  }

  /** The pointer, unless it still lies where something was copied: the copy would hide what it was made from. */
  function pointedOut(): Point | null {
    const at = context().canvas?.pointer() ?? null;
    return at && copiedAt && isNear(at, copiedAt) ? null : at;
  }

  async function place(text: string, pointed: Point | null) {
    const now = context();
    const { session } = now;
    const edits = editsOf(now);
    const reason = frozen();
    if (!session || !edits) return;
    if (reason !== null) return tell(reason);
    const read = textToFragment(text);
    if (read.state === 'foreign')
      return tell('Nothing was pasted: the clipboard holds nothing from a canvas.');
    if (read.state === 'refused') return tell(`Nothing was pasted: ${read.reason}. Copy it again.`);
    const { fragment } = read;
    if (fragment.kind !== edits.kind) {
      return tell(`Nothing was pasted: it comes from a ${fragment.kind} and this is a ${edits.kind}.`);
    }
    if (!(await edits.checkFragment(fragment))) {
      return tell('Nothing was pasted: it is damaged. Copy it again.');
    }
    const { document } = session.store.getState();
    const home = fragment.documentId === document.id;
    const at = pointed ?? (home ? null : (now.canvas?.center() ?? { x: 0, y: 0 }));
    const again = last.text === text && last.documentId === document.id && isNear(last.at, at);
    const times = again ? last.times + 1 : at === null ? 1 : 0;
    const outcome = edits.paste(document, fragment, at, times * pasteStep);
    if (!finish({ session, edits }, outcome)) return;
    last = { text, documentId: document.id, at, times };
    if (outcome?.select) now.canvas?.goTo(outcome.select);
  }

  /** Before the shortcuts see the key, so that the browser's own event comes, which alone may use the clipboard. */
  function onKeyDown(event: KeyboardEvent) {
    const command = event.ctrlKey || event.metaKey;
    if (!command || event.altKey || event.shiftKey || isElsewhere(event)) return;
    if (['c', 'x', 'v'].includes(event.key.toLowerCase()) && context().session)
      event.stopImmediatePropagation();
  }

  return {
    take: (type) => {
      forced = true;
      const done = globalThis.document.execCommand(type);
      forced = false;
      if (!done) tell(`The browser did not let the menu ${type}. Use the keyboard instead.`);
    },
    paste: async (at) => {
      const read = await navigator.clipboard.readText().catch(() => null);
      const text = read ?? copied;
      if (text === '' && read === null)
        tell(`A menu may not read the clipboard here. Press ${pasteKeys()} to paste.`);
      else await place(text, at ?? null);
    },
    install: () => {
      const stopped = new AbortController();
      const { signal } = stopped;
      globalThis.addEventListener('keydown', onKeyDown, { capture: true, signal });
      globalThis.document.addEventListener('copy', onTake, { signal });
      globalThis.document.addEventListener('cut', onTake, { signal });
      globalThis.document.addEventListener('paste', onPaste, { signal });
      return () => stopped.abort();
    },
  };
}

interface Pasted {
  readonly text: string;
  readonly documentId: string;
  readonly at: Point | null;
  readonly times: number;
}

/** Two places that a hand would call the same. */
function isNear(a: Point | null, b: Point | null): boolean {
  return a === null || b === null ? a === b : Math.hypot(a.x - b.x, a.y - b.y) < pasteStep;
}

function pasteKeys(): string {
  return shortcutParts('mod+V').join(' ');
}

/** In a field or a dialog, or with words marked on the page, the clipboard means text. */
function isElsewhere(event: Event): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('input, textarea, select, [contenteditable], [role="dialog"]')) return true;
  return (globalThis.getSelection()?.toString() ?? '') !== '';
}
