import { expect, test } from '../harness/fixtures.ts';
import { openJourney } from '../pages/drawing.ts';
import { documentNamed } from '../pages/journeys.ts';

test('words are replaced in all documents by keyboard, where they are ticked, one undo step in each', async ({
  page,
}) => {
  await openJourney(page, 'Consumer onboarding');
  const closed = await documentNamed(page, 'Professional verification');
  const texts = (records: object) => JSON.stringify(records);
  await page.getByRole('application', { name: /^Canvas of/ }).focus();
  await page.keyboard.press('Control+Shift+f');
  const dialog = page.getByRole('dialog', { name: 'Find and replace' });
  await dialog.getByLabel('Find').fill('register');
  await page.keyboard.press('Tab');
  await page.keyboard.type('ledger');
  await expect(dialog.getByRole('region', { name: 'Professional verification' })).toBeVisible();
  const row = dialog.getByRole('checkbox', { name: /^Touchpoint, name: Check register/ });
  await expect(row).toBeChecked();
  await dialog.getByLabel('Match case').focus();
  await page.keyboard.press('Space');
  await expect(dialog.getByText(/to be replaced/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Replaced in \d+ texts? in \d+ documents?\.$/)).toBeVisible();

  const replaced = await documentNamed(page, 'Professional verification');
  expect(replaced.revision).toBe(closed.revision + 1);
  expect(texts(replaced.records)).toContain('Check ledger');
  expect(texts(replaced.records)).not.toContain('register');
  // A document that was never opened here can undo it all the same.
  await openJourney(page, 'Professional verification');
  await page.getByRole('application', { name: 'Canvas of Professional verification' }).focus();
  await page.keyboard.press('Control+z');
  await expect
    .poll(async () => (await documentNamed(page, 'Professional verification')).records)
    .toEqual(closed.records);

  // In one document, from the field in which one finds things.
  await page.getByRole('tab', { name: /Consumer onboarding/ }).click();
  await page.getByRole('application', { name: 'Canvas of Consumer onboarding' }).focus();
  const before = await documentNamed(page, 'Consumer onboarding');
  await page.keyboard.press('Control+f');
  await page.getByRole('combobox', { name: 'Find in this document' }).fill('Upload ID');
  await page.getByRole('button', { name: 'Find and replace' }).click();
  await dialog.getByLabel('Replace with').fill('Send ID');
  await dialog.getByRole('button', { name: /^Replace \d+$/ }).click();
  await expect(page.getByRole('group', { name: /^Touchpoint Send ID,/ })).toBeVisible();
  await page.getByRole('application', { name: 'Canvas of Consumer onboarding' }).focus();
  await page.keyboard.press('Control+z');
  await expect
    .poll(async () => (await documentNamed(page, 'Consumer onboarding')).records)
    .toEqual(before.records);

  // Enter at once, while all documents are still gone through, counts for what was typed.
  await page.keyboard.press('Control+Shift+f');
  await dialog.getByLabel('Replace with').fill('Send ID');
  await dialog.getByLabel('Find').fill('Upload ID');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('group', { name: /^Touchpoint Send ID,/ })).toBeVisible();
  // Where nothing is found it says so and stays.
  await page.keyboard.press('Control+Shift+f');
  await dialog.getByLabel('Find').fill('not in any document');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Nothing found.')).toBeVisible();
});
