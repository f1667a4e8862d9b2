import type { StoreApi } from 'zustand/vanilla';
import type { Id } from '../../shared/base/ids.ts';
import type { SessionState } from './session.ts';

/** Selects these; the same ones again tell nobody. */
export function selectingIn(store: StoreApi<SessionState>): (ids: Iterable<Id>) => void {
  return (ids) => {
    const next = new Set(ids);
    const now = store.getState().selection;
    const same = next.size === now.size && [...next].every((recordId) => now.has(recordId));
    if (!same) store.setState({ selection: next });
  };
}
