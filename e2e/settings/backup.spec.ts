import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../harness/fixtures.ts';
import { shellPage } from '../pages/shell-page.ts';

test('a backup is restored from the settings, and what it replaced can be brought back', async ({ page }) => {
  const shell = shellPage(page);
  await shell.place('Settings').click();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText(/backups.*verified at/)).toBeVisible({ timeout: 20_000 });
  await shell.place('Documents').click();
  await shell.newJourney('After the backup');
  await shell.saved();

  const backups = page.getByRole('list', { name: 'Backups' });
  await shell.place('Settings').click();
  await expect(backups.getByText('verified').first()).toBeVisible();
  const count = await backups.getByRole('listitem').count();
  await backups.getByRole('button', { name: 'Restore' }).first().click();
  await expect(shell.dialog.getByText(/workspace as it is now is kept/)).toBeVisible();
  await shell.dialog.getByRole('button', { name: 'Restore backup' }).click();
  const said = page.getByText(/^The backup of .* is open\. Before it: backups\//);
  await expect(said).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(said).toBeHidden();
  await shell.place('Documents').click();
  await expect(shell.document('Consumer onboarding')).toBeVisible();
  await expect(shell.document('After the backup')).toHaveCount(0);

  await shell.place('Settings').click();
  await expect(backups.getByRole('listitem')).toHaveCount(count + 1);
  await backups.getByRole('button', { name: 'Restore' }).first().click();
  await shell.dialog.getByRole('button', { name: 'Restore backup' }).click();
  await expect(said).toBeVisible({ timeout: 20_000 });
  await shell.place('Documents').click();
  await expect(shell.document('After the backup')).toBeVisible();
});

test('a damaged workspace is restored where it is said to be damaged', async ({ page, app }) => {
  const shell = shellPage(page);
  await shell.newJourney('Before the damage');
  await shell.saved();
  await shell.place('Settings').click();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText(/backups.*verified at/)).toBeVisible({ timeout: 20_000 });
  await app.host().stop();
  const file = join(app.folder, 'workspace.db');
  const bytes = readFileSync(file);
  bytes[200]! ^= 1;
  writeFileSync(file, bytes);
  await app.start();

  await expect(page.getByRole('heading', { name: 'The workspace file is damaged' })).toBeVisible();
  const backups = page.getByRole('list', { name: 'Backups' });
  await backups.getByRole('button', { name: 'Restore' }).first().click();
  await expect(shell.dialog.getByText(/damaged file is kept/)).toBeVisible();
  await shell.dialog.getByRole('button', { name: 'Restore backup' }).click();
  await expect(shell.place('Documents')).toBeVisible({ timeout: 20_000 });
  await shell.place('Documents').click();
  await expect(shell.document('Before the damage')).toBeVisible();
  const [kept] = readdirSync(app.folder).filter((name) => /^workspace\.damaged-.*\.db$/.test(name));
  expect(readFileSync(join(app.folder, kept!))).toEqual(bytes);
});

test('what goes wrong beside the work is said in the status bar and in the settings', async ({
  page,
  app,
}) => {
  const shell = shellPage(page);
  await app.host().stop();
  // A daily backup is due and cannot be written: something else lies where the folder must be.
  rmSync(join(app.folder, 'backups'), { recursive: true, force: true });
  writeFileSync(join(app.folder, 'backups'), 'not a folder');
  await app.start();
  const notice = shell.status.getByRole('button', { name: /daily backup failed/ });
  await expect(notice).toBeVisible({ timeout: 20_000 });
  await notice.click();
  await expect(page.getByRole('tabpanel').getByText(/daily backup failed/)).toBeVisible();
});
