import { expect, test } from '../harness/fixtures.ts';
import { untilKept } from '../pages/kept-settings.ts';
import { shellPage } from '../pages/shell-page.ts';

test('a passphrase is set, asked for at the next start, and a wrong one is refused', async ({
  page,
  app,
}) => {
  const shell = shellPage(page);
  await shell.status.getByRole('button', { name: 'Encrypted, key file unprotected' }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill('correct horse battery');
  await page.getByLabel('The same again').fill('correct horse battery');
  await page.getByRole('button', { name: 'Set passphrase' }).click();
  // Deriving a key is slow on purpose.
  await expect(page.getByText('The passphrase is set.')).toBeVisible({ timeout: 30_000 });
  await expect(shell.status.getByText('Encrypted, passphrase')).toBeVisible();

  await app.restart();
  await expect(page.getByRole('heading', { name: /^Unlock/ })).toBeVisible();
  const field = page.getByLabel('Passphrase', { exact: true });
  await field.fill('wrong');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByText(/does not open the workspace/)).toBeVisible({ timeout: 30_000 });
  await expect(field).toBeFocused();
  await field.fill('correct horse battery');
  await page.keyboard.press('Enter');
  await expect(shell.place('Documents')).toBeVisible({ timeout: 30_000 });
  await shell.place('Documents').click();
  await expect(shell.document('Consumer onboarding')).toBeVisible();
});

test('the workspace is renamed and backed up', async ({ page }) => {
  const shell = shellPage(page);
  await shell.place('Settings').click();
  const name = page.getByLabel('Name of the workspace');
  await name.fill('Northwind services');
  await name.press('Enter');
  await expect(page.getByRole('banner').getByText('Northwind services')).toBeVisible();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText(/backups.*verified at/)).toBeVisible({ timeout: 20_000 });
});

test('the theme is kept', async ({ page, app }) => {
  const shell = shellPage(page);
  await shell.place('Settings').click();
  await page.getByRole('radiogroup', { name: 'Theme' }).getByText('Dark', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await untilKept(page, { theme: 'dark' });
  await app.restart();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});
