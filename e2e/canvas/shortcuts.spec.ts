import { expectAccessibleNow } from '../harness/axe.ts';
import { expect, test } from '../harness/fixtures.ts';
import { canvasPage } from '../pages/canvas-page.ts';
import { openJourney } from '../pages/drawing.ts';
import { untilKept } from '../pages/kept-settings.ts';
import { shellPage } from '../pages/shell-page.ts';

const name = 'Consumer onboarding';

test('a shortcut is changed, a conflict is settled, and the window, the palette and the help follow', async ({
  page,
  app,
}) => {
  const shell = shellPage(page);
  await shell.place('Settings').click();
  const search = page.getByLabel('Find a command or a key');
  await search.fill('add touchpoint');
  await page.getByRole('button', { name: 'Remove T from Add touchpoint' }).click();
  await page.getByRole('button', { name: 'Add keys for Add touchpoint' }).click();
  await page.keyboard.press('k');
  await search.fill('duplicate');
  const row = page.getByRole('listitem').filter({ hasText: /^Duplicate(?! the)/ });
  await row.getByRole('button', { name: 'Add keys for Duplicate' }).click();
  await page.keyboard.press('Control+g');
  await expect(page.getByRole('alert')).toContainText('Ctrl G calls “Group the selection” already.');
  await expectAccessibleNow(page, 'shortcuts', '#settings-shortcuts');
  await page.getByRole('button', { name: 'Use it here instead' }).click();
  await expect(row.getByText('Ctrl G')).toBeVisible();
  await untilKept(page, { shortcuts: { 'edit.duplicate': ['mod+D', 'mod+G'] } });
  await app.restart();

  await openJourney(page, name);
  const canvas = canvasPage(page, name);
  const count = async (kind: string) => (await canvas.records()).filter((one) => one.kind === kind).length;
  const touchpoints = await count('touchpoint');
  const stages = await count('stage');
  await canvas.surface.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('t');
  await page.keyboard.press('k');
  await page.keyboard.press('Escape');
  await expect.poll(() => count('touchpoint')).toBe(touchpoints + 1);
  await page.keyboard.press('Control+g');
  await expect.poll(() => count('touchpoint')).toBe(touchpoints + 2);
  expect(await count('stage')).toBe(stages);

  await page.keyboard.press('Control+/');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  const line = help.locator('dl > div').filter({ has: page.getByText('Add touchpoint', { exact: true }) });
  await expect(line.locator('kbd')).toHaveText('K');
  await help.getByRole('button', { name: 'Change shortcuts' }).click();
  await page.getByRole('button', { name: /^Reset all/ }).click();
  await search.fill('group the selection');
  await expect(page.getByRole('listitem').filter({ hasText: 'Group the selection' })).toContainText('Ctrl G');
});
