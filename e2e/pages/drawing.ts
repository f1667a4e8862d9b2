import { expect, type Page } from '@playwright/test';

/** Makes a journey and draws on it, all by keyboard: cards of several kinds, named, joined and moved. */
export async function drawJourney(page: Page, name = 'First order'): Promise<void> {
  await page.getByRole('button', { name: 'New document' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Create journey' }).click();
  const canvas = page.getByRole('application', { name: `Canvas of ${name}` });
  await canvas.focus();
  await addCard(page, 'e', 'Advert');
  await addCard(page, 't', 'Landing page');
  await addCard(page, 't', 'Sign-up form');
  await addCard(page, 'g', 'Account made');
  // Off the grid of what was laid out for us, so that places are compared that somebody chose.
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Control+ArrowRight');
  for (const card of ['Advert', 'Landing page', 'Sign-up form', 'Account made']) {
    await expect(canvas.getByRole('group', { name: new RegExp(card) }).first()).toBeVisible();
  }
}

async function addCard(page: Page, key: string, name: string): Promise<void> {
  await page.keyboard.press(key);
  await page.keyboard.press('F2');
  const field = page.locator('input:focus, textarea:focus');
  await expect(field).toBeVisible();
  await field.fill(name);
  await field.press('Enter');
  await expect(field).toBeHidden();
}

/** Until the status bar says that everything is on disk. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/^Saved, revision \d+$/)).toBeVisible();
}

/** Opens a document from the explorer and shows the whole of it. */
export async function openJourney(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Documents' }).click();
  await page
    .getByRole('tree', { name: 'Documents' })
    .getByRole('treeitem', { name: new RegExp(name) })
    .click();
  await expect(page.getByRole('application', { name: `Canvas of ${name}` })).toBeVisible();
  await page.getByRole('button', { name: 'Show everything' }).click();
}
