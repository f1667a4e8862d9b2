import { useSyncExternalStore } from 'react';
import type { Settings } from '../../shared/settings/settings.ts';

/** Light or dark: what the user chose, or what the system says now. */
export function useColorScheme(setting: Settings['theme']): 'light' | 'dark' {
  const systemIsDark = useSyncExternalStore(subscribe, isDark);
  if (setting !== 'system') return setting;
  return systemIsDark ? 'dark' : 'light';
}

function subscribe(onChange: () => void): () => void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

function isDark(): boolean {
  return matchMedia('(prefers-color-scheme: dark)').matches;
}
