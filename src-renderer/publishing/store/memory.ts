import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { ProductionChanges } from '../../../shared/publishing/assisted.ts';
import type { Reviews } from '../../../shared/publishing/reviews.ts';
import type { Bridge } from '../../bridge/bridge.ts';

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

export const noMemory: Memory = { changes: null, reviews: null, error: null };

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
        const before = now[environmentId] ?? noMemory;
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
