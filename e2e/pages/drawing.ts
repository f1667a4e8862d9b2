import { expect, type Page } from '@playwright/test';
import { boxAtRest } from './at-rest.ts';
import { shellPage } from './shell-page.ts';

/** Makes a journey and draws on it, all by keyboard: cards of several kinds, named, joined and moved. */
export async function drawJourney(page: Page, name = 'First order'): Promise<void> {
  const { canvas, newJourney } = shellPage(page);
  await newJourney(name);
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

/** Opens a document from the explorer and shows the whole of it, at rest. */
export async function openJourney(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Documents' }).click();
  await page
    .getByRole('tree', { name: 'Documents' })
    .getByRole('treeitem', { name: new RegExp(name) })
    .click();
  const canvas = page.getByRole('application', { name: `Canvas of ${name}` });
  await expect(canvas).toBeVisible();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await boxAtRest(canvas.getByRole('group').first());
}
