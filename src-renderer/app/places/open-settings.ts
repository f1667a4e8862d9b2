import type { Tabs } from '../../documents/workspace-store.ts';
import { settingsTab } from '../frame/places.ts';

/** The page is read when it is opened first; its sections are there a few frames later. */
const tries = 60;

/** Opens the settings at one of their sections. */
export function openSettings(tabs: Tabs, section: string): void {
  tabs.activate(settingsTab);
  go(section, tries);
}

function go(section: string, left: number): void {
  const heading = document.getElementById(`settings-${section}-title`);
  if (heading) {
    heading.scrollIntoView({ block: 'start' });
    heading.focus({ preventScroll: true });
  } else if (left > 0) requestAnimationFrame(() => go(section, left - 1));
}
