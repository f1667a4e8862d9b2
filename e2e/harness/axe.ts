import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Axe finds nothing on what is shown now, or on one part of it, in the light theme and in the dark one. */
export async function expectAccessible(page: Page, view: string, within = 'body'): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectAccessibleNow(page, `${view} in ${colorScheme}`, within);
  }
}

/** The same in the theme that the page has now. The dark one differs in colours only, and only those are looked at there. */
export async function expectAccessibleNow(page: Page, view: string, within = 'body'): Promise<void> {
  const { dark, there } = await page.evaluate(() => ({
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    there: 'axe' in globalThis,
  }));
  // There are no frames of other origins, for which axe would open a page of its own each time; what is right is not listed;
  // and what is in the page already is not read anew. Together that takes half of the time.
  const axe = new AxeBuilder(there ? { page, axeSource: '0' } : { page })
    .options({ resultTypes: ['violations'] })
    .include(within)
    .setLegacyMode(true);
  const { violations } = await (dark ? axe.withRules(['color-contrast']) : axe).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id} at ${nodes[0]?.target.join(' ')}: ${nodes[0]?.html}`,
  );
  expect(found, view).toEqual([]);
}
