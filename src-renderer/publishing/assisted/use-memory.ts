import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { type Memory, noMemory } from '../store/memory.ts';
import { checkOf, isComparable } from '../store/state.ts';

/** What the database of an environment remembers, read again whenever the documents there were. */
export function useMemory(store: PublishingStore, environment: Environment): Memory {
  const moment = usePublishing(store, (state) => {
    const { status } = checkOf(state, environment.id);
    return isComparable(status) ? (status?.checkedAt ?? null) : null;
  });
  useEffect(() => {
    if (moment !== null) void store.memory.look(environment.id, moment);
  }, [store, environment.id, moment]);
  return useStore(store.memory.state, (all) => all[environment.id] ?? noMemory);
}
