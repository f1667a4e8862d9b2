import type { Overlays } from './overlays.ts';

/**
 * What is shown over the window is read when it is opened for the first time. Keys that are pressed before it is there are
 * meant for it: the canvas below must not take them for letters that add things, nor a field for its text. The function that it returns ends that.
 */
export function holdKeys({ store }: Overlays): () => void {
  function onKeyDown(event: KeyboardEvent) {
    const { kind } = store.getState();
    // The field of the toolbar lies over nothing.
    if (kind === 'none' || kind === 'find' || !(event.target instanceof Element)) return;
    const { target } = event;
    // What is shown over the window stands beside its root, not in it.
    const below = target === document.body || target.closest('#root') !== null;
    if (!below || target.closest('[role="dialog"]')) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    if (event.key === 'Escape') store.setState({ kind: 'none' }, true);
  }
  globalThis.addEventListener('keydown', onKeyDown, { capture: true });
  return () => globalThis.removeEventListener('keydown', onKeyDown, { capture: true });
}
