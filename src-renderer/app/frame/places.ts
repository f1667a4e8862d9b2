import { Files, type LucideIcon, Settings, Upload } from 'lucide-react';

export const places = ['documents', 'publishing', 'settings'] as const;
export type Place = (typeof places)[number];

/** The rail. Places that are tabs have their tab's id. */
export const placeWords = {
  documents: { label: 'Documents', Icon: Files },
  publishing: { label: 'Publishing', Icon: Upload },
  settings: { label: 'Settings', Icon: Settings },
} as const satisfies Record<Place, { readonly label: string; readonly Icon: LucideIcon }>;

export const publishingTab = 'place:publishing';
export const settingsTab = 'place:settings';

/** The tab in front decides which place is shown. */
export function placeOfTab(active: string | null): Place {
  if (active === publishingTab) return 'publishing';
  return active === settingsTab ? 'settings' : 'documents';
}
