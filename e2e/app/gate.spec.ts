import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessibleNow } from '../harness/axe.ts';
import { expect, test } from '../harness/fixtures.ts';
import { changeWorkspaceFile } from '../harness/workspace-file.ts';
import { documentNamed } from '../pages/journeys.ts';
import { shellPage } from '../pages/shell-page.ts';

test('a damaged workspace says what happened, what is safe and what to do, and opens once it is whole again', async ({
  page,
  app,
}) => {
  await expect(shellPage(page).document('Consumer onboarding')).toBeVisible();
  await app.host().stop();
  const file = join(app.folder, 'workspace.db');
  const whole = readFileSync(file);
  const broken = Buffer.from(whole);
  broken.fill(7, 0, 8_192);
  writeFileSync(file, broken);

  await app.start();
  await expect(page.getByRole('heading', { name: 'The workspace file is damaged' })).toBeVisible();
  await expect(page.getByText('What is safe')).toBeVisible();
  await expect(page.getByText(app.folder)).toBeVisible();
  await expectAccessibleNow(page, 'a damaged workspace');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'The workspace file is damaged' })).toBeVisible();
  expect(readFileSync(file).equals(broken)).toBe(true);

  await app.host().stop();
  writeFileSync(file, whole);
  await app.start();
  await expect(shellPage(page).document('Consumer onboarding')).toBeVisible();
});

test('a workspace of a newer version is shown and cannot be changed', async ({ page, app }) => {
  const shell = shellPage(page);
  await expect(shell.document('Consumer onboarding')).toBeVisible();
  await app.host().stop();
  changeWorkspaceFile(app.folder, 'user_version = 999');

  await app.start();
  await expect(page.getByText('This workspace is read only.')).toBeVisible();
  await expect(page.getByText(/newer version/)).toBeVisible();
  await shell.open('Consumer onboarding');
  const card = page.getByRole('group', { name: /^Touchpoint Upload ID,/ });
  const before = await documentNamed(page, 'Consumer onboarding');
  await card.click();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+ArrowDown');
  await expect(card).toBeVisible();
  expect(await documentNamed(page, 'Consumer onboarding')).toEqual(before);
  await expect(page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Name')).not.toBeEditable();
  await expect(page.getByRole('button', { name: 'Add', exact: true })).toBeHidden();
});
