import { expect, type Locator, type Page } from '@playwright/test';

/**
 * The list of a field, once keys can walk it: it looks up what is chosen in a task of its own after it has opened, and a
 * key before that would begin at the top. Nobody's fingers are faster, but a test's are.
 */
export async function openList(page: Page): Promise<Locator> {
  const list = page.getByRole('listbox');
  await expect(list).toBeVisible();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 0)));
  return list;
}
