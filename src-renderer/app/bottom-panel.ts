import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SettingsStore } from '../settings/settings-store.ts';

/** Which tab of the panel below is in front. */
export interface BottomPanel {
  readonly store: StoreApi<{ readonly tab: BottomTabKey }>;
  /** Brings a tab to the front and unfolds the panel. */
  readonly show: (tab: BottomTabKey) => void;
}

export const bottomTabKeys = ['findings', 'comments', 'references', 'history', 'try'] as const;
export type BottomTabKey = (typeof bottomTabKeys)[number];

export function createBottomPanel(settings: SettingsStore): BottomPanel {
  const store = createStore<{ tab: BottomTabKey }>(() => ({ tab: 'findings' }));
  return {
    store,
    show: (tab) => {
      store.setState({ tab });
      const { panels } = settings.store.getState();
      if (!panels.bottom.open)
        settings.set({ panels: { ...panels, bottom: { ...panels.bottom, open: true } } });
    },
  };
}
