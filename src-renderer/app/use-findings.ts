import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Findings, FindingsState } from '../documents/findings/findings-store.ts';

/** A part of a document's findings; null where there are none to be had. */
export function useFindings<Part>(
  findings: Findings | null,
  select: (state: FindingsState) => Part,
): Part | null {
  return useStore(findings?.store ?? nothing, (state) => (state === null ? null : select(state)));
}

const nothing = createStore<FindingsState | null>(() => null);
