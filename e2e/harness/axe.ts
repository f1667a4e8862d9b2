import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Axe finds nothing on what is shown now, or on one part of it, in the light theme and in the dark one. */
export async function expectAccessible(page: Page, view: string, within = 'body'): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).include(within).analyze();
    const found = violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(' ')}`);
    expect(found, `${view} in ${colorScheme}`).toEqual([]);
  }
}
