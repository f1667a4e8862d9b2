import type { Id } from '../../shared/base/ids.ts';
import type { CanvasControls } from './canvas-controls.ts';

/** A canvas that is not there by then does not come, in milliseconds. */
const longest = 30_000;

/**
 * Gives the canvas of a document the focus as soon as it is there, unless somebody has gone elsewhere by then: with a key, a
 * pointer, or with a screen reader, which moves the focus without either. `opener`: what gets the focus back by itself from
 * the dialog or menu that is closing; that is nobody's wish.
 */
export function focusWhenThere({ store }: CanvasControls, id: Id, opener: Element | null) {
  const ended = new AbortController();
  const { signal } = ended;
  const start = document.activeElement;
  const stop = () => ended.abort();

  function onFocus({ target }: FocusEvent) {
    if (target === opener || target === start || !(target instanceof Element)) return;
    if (!target.closest('[role="dialog"], [role="menu"]')) stop();
  }
  for (const hand of ['keydown', 'pointerdown']) addEventListener(hand, stop, { capture: true, signal });
  addEventListener('focusin', onFocus, { capture: true, signal });
  signal.addEventListener('abort', store.subscribe(take));
  const timer = setTimeout(stop, longest);
  signal.addEventListener('abort', () => clearTimeout(timer));
  take();

  function take() {
    const control = store.getState().byDocument.get(id);
    if (!control || signal.aborted) return;
    stop();
    control.focus();
  }
}
