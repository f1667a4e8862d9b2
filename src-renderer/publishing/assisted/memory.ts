import { useEffect } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { ProductionChanges } from '../../../shared/publishing/assisted.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { Reviews } from '../../../shared/publishing/reviews.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { checkOf, isComparable } from '../store/state.ts';

/** What one database remembers by itself. What was read last stays while it is read again. */
export interface Memory {
  readonly changes: ProductionChanges | null;
  readonly reviews: Reviews | null;
  readonly error: AppError | null;
}

export interface MemoryStore {
  readonly state: StoreApi<Readonly<Record<string, Memory>>>;
  /** Reads it; once for each `moment`, however many ask. */
  readonly look: (environmentId: string, moment: string) => Promise<void>;
}

const nothing: Memory = { changes: null, reviews: null, error: null };

export function createMemory(bridge: Bridge): MemoryStore {
  const state = createStore<Readonly<Record<string, Memory>>>(() => ({}));
  const looked = new Map<string, string>();
  return {
    state,
    look: async (environmentId, moment) => {
      if (looked.get(environmentId) === moment) return;
      looked.set(environmentId, moment);
      const [changes, reviews] = [
        await bridge.call('publishing.changes', { environmentId }),
        await bridge.call('publishing.reviews', { environmentId }),
      ];
      state.setState((now) => {
        const before = now[environmentId] ?? nothing;
        const error = changes.ok ? (reviews.ok ? null : reviews.error) : changes.error;
        const memory: Memory = {
          changes: changes.ok ? changes.value : before.changes,
          reviews: reviews.ok ? reviews.value : before.reviews,
          error,
        };
        return { ...now, [environmentId]: memory };
      });
    },
  };
}

/** What the database of an environment remembers, read again whenever the documents there were. */
export function useMemory(store: PublishingStore, environment: Environment): Memory {
  const moment = usePublishing(store, (state) => {
    const { status } = checkOf(state, environment.id);
    return isComparable(status) ? (status?.checkedAt ?? null) : null;
  });
  useEffect(() => {
    if (moment !== null) void store.memory.look(environment.id, moment);
  }, [store, environment.id, moment]);
  return useStore(store.memory.state, (all) => all[environment.id] ?? nothing);
}
