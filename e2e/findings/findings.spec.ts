import { expectAccessible } from '../harness/axe.ts';
import { expect, test } from '../harness/fixtures.ts';
import { journeyPage } from '../pages/journey-page.ts';
import { documentNamed } from '../pages/journeys.ts';
import { shellPage } from '../pages/shell-page.ts';

test('a finding says why, is ignored with a reason that is kept, and all of a rule are mended in one step', async ({
  page,
}) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  const panel = page.getByRole('tabpanel', { name: 'Findings' });
  const row = (text: RegExp) => panel.getByRole('listitem').filter({ hasText: text });
  await shell.open('Consumer onboarding');
  await journey.add('t', 'Lonely A');
  await journey.add('t', 'Lonely B');
  const first = row(/Lonely A cannot be reached/);
  await expect(first).toBeVisible();

  // By keyboard: open it, read why, ignore it.
  await first.getByRole('button', { name: /^Why this is found/ }).focus();
  await page.keyboard.press('Enter');
  await expect(first.getByText('Nobody ever comes to a touchpoint')).toBeVisible();
  await expect(first.getByText('touchpoint-unreachable')).toBeVisible();
  await expectAccessible(page, 'findings', '#bottom-panel');
  await first.getByRole('button', { name: 'Ignore here…' }).focus();
  await page.keyboard.press('Enter');
  await expect(first.getByLabel('Why this is ignored')).toBeFocused();
  await page.keyboard.type('People come by letter');
  await page.keyboard.press('Enter');
  await expect(first).toBeHidden();
  await journey.saved();
  const kept = Object.values((await documentNamed(page, 'Consumer onboarding')).records);
  expect(kept.filter(({ kind }) => kind === 'suppression')).toMatchObject([
    { rule: 'touchpoint-unreachable', reason: 'People come by letter', author: null },
  ]);

  // It is folded away, outlives a reload, and can be taken back.
  await page.reload();
  const ignored = panel.getByRole('button', { name: '1 ignored' });
  await ignored.click();
  await expect(first.getByText('People come by letter')).toBeVisible();
  await first.getByRole('button', { name: 'Take back' }).click();
  await expect(ignored).toBeHidden();
  await expect(first).toBeVisible();

  // All of one rule, and one undo.
  const second = row(/Lonely B cannot be reached/);
  await second.getByRole('button', { name: /^Why this is found/ }).click();
  await second.getByRole('button', { name: /^Fix all 2 of this rule/ }).click();
  await expect(row(/cannot be reached/)).toHaveCount(0);
  await journey.canvas.focus();
  await page.keyboard.press('Control+z');
  await expect(row(/cannot be reached/)).toHaveCount(2);
});

test('the workspace sets how a rule is taken; what production refuses is not to be set', async ({ page }) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  const panel = page.getByRole('tabpanel', { name: 'Findings' });
  const row = panel.getByRole('listitem').filter({ hasText: /Lonely cannot be reached/ });
  await shell.open('Consumer onboarding');
  await journey.add('t', 'Lonely');
  await expect(row.getByRole('img', { name: 'Warning' })).toBeVisible();
  await panel.getByRole('button', { name: 'Set rules' }).click();
  await page.getByLabel('Find a rule').fill('unreachable');
  await expectAccessible(page, 'rules', '#settings-findings');
  await page.getByLabel('How touchpoint-unreachable is taken').selectOption('error');
  await page.getByLabel('Find a rule').fill('text-too-long');
  await expect(page.getByText('Refused by production')).toHaveCount(4);

  await shell.tab('Consumer onboarding').click();
  await expect(row.getByRole('img', { name: 'Error' })).toBeVisible();
  await expect(panel.getByRole('button', { name: '1 error' })).toBeVisible();
  await row.getByRole('button', { name: /^Lonely/ }).click();
  await expect(journey.field('Name')).toHaveValue('Lonely');
});
