import { type RefObject, useEffect } from 'react';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';

/** The row from which something was opened has the focus again when the list comes back. */
export function useFocusedRow(store: PublishingStore, list: RefObject<HTMLElement | null>): void {
  const focusRow = usePublishing(store, (state) => state.focusRow);
  useEffect(() => {
    if (focusRow === null) return;
    const row = list.current?.querySelector(`[data-row="${CSS.escape(focusRow)}"]`);
    const first = row?.querySelector<HTMLElement>('button');
    (first ?? row?.querySelector<HTMLElement>('input:not(:disabled)'))?.focus();
    row?.scrollIntoView({ block: 'nearest' });
    if (row) store.returnTo(null);
  }, [focusRow, store, list]);
}
