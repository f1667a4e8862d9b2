import { expect, type Page } from '@playwright/test';
import type { Settings } from '../../shared/settings/settings.ts';
import { callCommand } from './wire.ts';

type Part = { readonly [Key in keyof Settings]?: Partial<Settings[Key]> };

/** Until this is what the workspace keeps: the window writes its settings a moment after they were made. */
export async function untilKept(page: Page, part: Part): Promise<void> {
  await expect.poll(() => callCommand(page, 'settings.get', {})).toMatchObject(part);
}

/** Until the window's own tabs are kept in this order, with this one in front. */
export async function untilTabsKept(page: Page, names: readonly string[], front: string): Promise<void> {
  await expect
    .poll(async () => {
      const { tabs } = await callCommand(page, 'settings.get', {});
      const documents = await callCommand(page, 'documents.list', { archived: false });
      const nameOf = (key: string | null) => documents.find(({ id }) => id === key)?.name ?? key;
      return { open: tabs.open.map(nameOf), active: nameOf(tabs.active) };
    })
    .toEqual({ open: names, active: front });
}
