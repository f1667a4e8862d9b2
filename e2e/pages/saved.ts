import { expect, type Page } from '@playwright/test';

/**
 * Until the status bar says that everything is on disk. It is painted a frame after the edit: what it said before must not
 * be taken for the answer.
 */
export async function untilSaved(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))),
  );
  await expect(page.getByRole('contentinfo').getByText(/^Saved, revision \d+$/)).toBeVisible();
}
