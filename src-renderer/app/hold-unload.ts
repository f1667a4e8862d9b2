import type { Tabs } from '../documents/workspace-store.ts';

/**
 * Keeps the window from closing while a change is on its way to the workspace: a browser asks the user, the desktop host
 * waits and closes when it has arrived. Returns the function that lets go.
 */
export function holdUnload(tabs: Tabs): () => void {
  const hold = (event: BeforeUnloadEvent): void => {
    const openings = [...tabs.store.getState().openings.values()];
    const isSaving = openings.some(
      (opening) => opening.state === 'open' && opening.session.pending().length > 0,
    );
    if (isSaving) event.preventDefault();
  };
  globalThis.addEventListener('beforeunload', hold);
  return () => globalThis.removeEventListener('beforeunload', hold);
}
