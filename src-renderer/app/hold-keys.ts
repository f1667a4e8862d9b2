import type { Overlays } from './overlays.ts';
import { createTypedAhead } from './typed-ahead.ts';

/**
 * What is shown over the window is read when it is opened for the first time. Keys that are pressed before it is there are
 * meant for it: the canvas below must not take them for letters that add things, nor a field for its text. What they would
 * have written is written once it is there. The function that it returns ends that.
 */
export function holdKeys({ store }: Overlays): () => void {
  const ahead = createTypedAhead();
  // The field of the toolbar lies over nothing: keys are held until it has had the focus once.
  let isFindComing = false;
  const stopFollowing = store.subscribe(({ kind }) => {
    ahead.forget();
    isFindComing = kind === 'find';
  });
  function onKeyDown(event: KeyboardEvent) {
    const { kind } = store.getState();
    if (kind === 'none' || (kind === 'find' && !isFindComing) || !(event.target instanceof Element)) return;
    const { target } = event;
    // What is shown over the window stands beside its root, not in it.
    const below = target === document.body || target.closest('#root') !== null;
    if (!below || target.closest('[role="dialog"]')) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    if (event.key === 'Escape') store.setState({ kind: 'none' }, true);
    else ahead.keep(event);
  }
  function onFocusIn({ target }: FocusEvent) {
    if (!(target instanceof Element) || !target.closest('[role="dialog"]')) return;
    isFindComing = false;
    ahead.writeInto(target);
  }
  globalThis.addEventListener('keydown', onKeyDown, { capture: true });
  globalThis.addEventListener('focusin', onFocusIn);
  return () => {
    stopFollowing();
    globalThis.removeEventListener('keydown', onKeyDown, { capture: true });
    globalThis.removeEventListener('focusin', onFocusIn);
  };
}
