import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/fixtures.ts';
import { untilKept } from '../pages/kept-settings.ts';
import { shellPage } from '../pages/shell-page.ts';

test('the first run welcomes with samples, and is gone after the first choice', async ({ page, app }) => {
  const shell = shellPage(page);
  await expect(page.getByRole('heading', { name: 'Welcome to Journey Designer' })).toBeVisible();
  await page
    .getByRole('region', { name: /Welcome/ })
    .getByRole('button', { name: 'Consumer onboarding' })
    .click();
  await expect(shell.canvas).toBeVisible();
  await shell.tab('Consumer onboarding').press('Delete');
  await expect(page.getByText('No document is open')).toBeVisible();
  await untilKept(page, { tabs: { open: [] }, welcomed: true });
  await app.restart();
  await expect(page.getByText('No document is open')).toBeVisible();
});

test('documents are made, renamed in place, duplicated, archived, undone and restored', async ({ page }) => {
  const shell = shellPage(page);
  await shell.newJourney('Refund by post');

  await shell.document('Refund by post').press('F2');
  const field = shell.explorer.getByRole('textbox', { name: 'New name of Refund by post' });
  await field.fill('Refund by parcel');
  await field.press('Enter');
  await expect(shell.document(/^Refund by parcel(,|$)/)).toBeVisible();
  await expect(shell.tab('Refund by parcel')).toBeVisible();

  await shell.document(/^Refund by parcel(,|$)/).click({ button: 'right' });
  // A screen reader moves the focus without key or pointer; a canvas that comes after that leaves it there.
  await page.evaluate(() => {
    const observer = new MutationObserver(() => {
      const front = document.querySelector('[role=tab][aria-selected=true]');
      if (!front?.textContent?.startsWith('Refund by parcel copy')) return;
      observer.disconnect();
      document.querySelector<HTMLElement>('[aria-label="Filter documents"]')?.focus();
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(shell.document(/^Refund by parcel copy/)).toBeVisible();
  await expect(page.getByRole('application', { name: /^Canvas of Refund by parcel copy/ })).toBeVisible();
  await expect(shell.filter).toBeFocused();

  await shell.document(/^Refund by parcel(,|$)/).press('Delete');
  await expect(shell.document(/^Refund by parcel(,|$)/)).toBeHidden();
  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click();
  await expect(shell.document(/^Refund by parcel(,|$)/)).toBeVisible();

  await shell.document(/^Refund by parcel(,|$)/).press('Delete');
  await shell.explorer.getByRole('treeitem', { name: /^Archived/ }).click();
  await shell.document(/^Refund by parcel, archived/).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Restore' }).click();
  await expect(shell.document(/^Refund by parcel(,|$)/)).toBeVisible();
});

test('a name that is taken is refused in words and nothing is lost', async ({ page }) => {
  const shell = shellPage(page);
  await shell.explorer.getByRole('button', { name: 'New document' }).click();
  await shell.dialog.getByLabel('Name').fill('  consumer ONBOARDING ');
  await expect(shell.dialog.getByText('Another journey has this name.')).toBeVisible();
  await expect(shell.dialog.getByRole('button', { name: 'Create journey' })).toBeDisabled();
});

test('the filter finds names and what documents hold, and opens it there', async ({ page }) => {
  const shell = shellPage(page);
  await shell.filter.fill('partner');
  await expect(shell.document('Partner activation')).toBeVisible();
  await expect(shell.document('Consumer onboarding')).toBeHidden();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(shell.filter).toHaveValue('');
  await expect(shell.filter).toBeFocused();

  await shell.filter.fill('upload');
  const hits = shell.explorer.getByRole('region', { name: 'Found inside documents' });
  await hits
    .getByRole('button', { name: /Upload ID/ })
    .first()
    .click();
  await expect(page.getByRole('application', { name: 'Canvas of Consumer onboarding' })).toBeVisible();

  await shell.filter.fill('nothing is called like this');
  await expect(shell.explorer.getByText('Nothing found')).toBeVisible();
  await shell.filter.press('Escape');
  await expect(shell.document('Consumer onboarding')).toBeVisible();
});

test('the tree is one stop in the tab order and arrow keys move inside', async ({ page }) => {
  const shell = shellPage(page);
  await shell.filter.focus();
  await page.keyboard.press('ArrowDown');
  await expect(shell.explorer.getByRole('treeitem', { name: /^Journeys, 3/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(shell.document('Consumer onboarding')).toBeFocused();
  await page.keyboard.press('End');
  await expect(shell.document('Shorter sign-up')).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  await expect(shell.document('Consumer onboarding')).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('p');
  await expect(shell.document('Partner activation')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(shell.tab('Partner activation')).toHaveAttribute('aria-selected', 'true');
});

test('a document goes out as a file and comes back by dropping it, after a preview', async ({ page }) => {
  const shell = shellPage(page);
  const download = page.waitForEvent('download');
  await shell.document('Partner activation').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Export as a file' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/\.journey\.json$/);
  const text = await readFile(await file.path(), 'utf8');

  await drop(page, [
    { name: 'partner.journey.json', text },
    { name: 'broken.json', text: '{"half": ' },
  ]);
  await expect(shell.dialog.getByText(/Journey with .*touchpoints/)).toBeVisible();
  await expect(shell.dialog.getByText(/is not JSON/)).toBeVisible();
  await shell.dialog.getByRole('button', { name: 'Import document' }).click();
  await expect(shell.document(/^Partner activation/)).toHaveCount(2);
});

/** Drops files in the middle of the window, as a file manager does. */
async function drop(page: Page, files: readonly { readonly name: string; readonly text: string }[]) {
  const transfer = await page.evaluateHandle((list) => {
    const made = new DataTransfer();
    for (const { name, text } of list) made.items.add(new File([text], name, { type: 'application/json' }));
    return made;
  }, files);
  const target = page.getByRole('main');
  await target.dispatchEvent('dragenter', { dataTransfer: transfer });
  await target.dispatchEvent('dragover', { dataTransfer: transfer });
  await target.dispatchEvent('drop', { dataTransfer: transfer });
}
