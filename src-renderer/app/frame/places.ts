import { Files, type LucideIcon, Network, Settings, Upload } from 'lucide-react';

export const places = ['documents', 'map', 'publishing', 'settings'] as const;
export type Place = (typeof places)[number];

/** The rail. Places that are tabs have their tab's id. */
export const placeWords = {
  documents: { label: 'Documents', Icon: Files },
  map: { label: 'Map', Icon: Network },
  publishing: { label: 'Publishing', Icon: Upload },
  settings: { label: 'Settings', Icon: Settings },
} as const satisfies Record<Place, { readonly label: string; readonly Icon: LucideIcon }>;

export const mapTab = 'place:map';
export const publishingTab = 'place:publishing';
export const settingsTab = 'place:settings';

/** The tab of each place; documents have one each. */
export const tabOfPlace = { map: mapTab, publishing: publishingTab, settings: settingsTab } as const;

/** The tab in front decides which place is shown. */
export function placeOfTab(active: string | null): Place {
  if (active === mapTab) return 'map';
  if (active === publishingTab) return 'publishing';
  return active === settingsTab ? 'settings' : 'documents';
}
