import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Settings } from '../../shared/settings/settings.ts';
import type { Bridge } from '../bridge/bridge.ts';

export interface SettingsStore {
  readonly store: StoreApi<Settings>;
  /** Shown at once, written a moment later: dragging a panel's edge must not become a hundred commands. */
  readonly set: (part: Partial<Settings>) => void;
  /** Writes what is still waiting. */
  readonly flush: () => Promise<void>;
  readonly stop: () => void;
}

const writeDelayMs = 300;

/** What the user set and what the window remembers. A write that fails is kept for the next one. */
export function createSettingsStore(bridge: Bridge, initial: Settings): SettingsStore {
  const store = createStore<Settings>(() => initial);
  let unwritten: Partial<Settings> = {};
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function flush() {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (Object.keys(unwritten).length === 0) return;
    const part = unwritten;
    unwritten = {};
    const reply = await bridge.call('settings.set', part);
    if (!reply.ok) unwritten = { ...part, ...unwritten };
  }

  async function refresh() {
    const reply = await bridge.call('settings.get', {});
    if (reply.ok) store.setState({ ...reply.value, ...unwritten });
  }

  const stopListening = bridge.on('settings.changed', () => {
    // Another window wrote; what this one has not yet written wins.
    if (timer === null) void refresh();
  });

  return {
    store,
    set: (part) => {
      store.setState(part);
      unwritten = { ...unwritten, ...part };
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => void flush(), writeDelayMs);
    },
    flush,
    stop: stopListening,
  };
}
