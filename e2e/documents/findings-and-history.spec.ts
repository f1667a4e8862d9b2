import { expect, test } from '../harness/fixtures.ts';
import { journeyPage } from '../pages/journey-page.ts';
import { documentNamed } from '../pages/journeys.ts';
import { shellPage } from '../pages/shell-page.ts';

test('findings come by themselves, lead to their card, are filtered, and are mended in one step', async ({
  page,
}) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  const panel = page.getByRole('tabpanel', { name: 'Findings' });
  await shell.open('Consumer onboarding');
  await expect(panel.getByText('No findings')).toBeVisible();
  await journey.add('t', 'Lonely step');
  const row = panel.getByRole('listitem').filter({ hasText: 'Lonely step' }).first();
  await expect(row).toBeVisible();
  await page.keyboard.press('Escape');
  await journey.card('Read guide').click();
  await row.getByRole('button', { name: /Lonely step/ }).click();
  await expect(journey.field('Name')).toHaveValue('Lonely step');

  const filter = panel.getByRole('group', { name: 'Show only' }).getByRole('button').first();
  await filter.click();
  await expect(filter).toHaveAttribute('aria-pressed', 'true');
  await filter.click();

  await journey.canvas.focus();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(panel.getByText('No findings')).toBeVisible();
});

test('a version is named, compared with now, and restored as a new revision that can be undone', async ({
  page,
}) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.newJourney('Versions');
  await journey.add('t', 'Kept step');
  await journey.saved();
  const kept = await documentNamed(page, 'Versions');
  await page.getByRole('tab', { name: 'History' }).click();
  const panel = page.getByRole('tabpanel', { name: 'History' });
  await panel.getByRole('button', { name: /Rename .* to Kept step/ }).click();
  const details = panel.getByRole('region', { name: `Revision ${kept.revision}` });
  await details.getByLabel('Name of this version').fill('Before the change');
  await details.getByRole('button', { name: 'Name version' }).click();
  await expect(panel.getByRole('button', { name: /Before the change/ })).toBeVisible();

  await journey.add('t', 'Later step');
  await expect(details.getByText('Touchpoint added')).toBeVisible();
  await expect(details.getByText('Later step').first()).toBeVisible();
  await details.getByRole('button', { name: 'Restore this revision' }).click();
  await expect(journey.card('Later step')).toBeHidden();
  await expect(details.getByText('The document is now as it was then.')).toBeVisible();
  const restored = await documentNamed(page, 'Versions');
  expect(restored.records).toEqual(kept.records);
  expect(restored.revision).toBeGreaterThan(kept.revision);

  await journey.canvas.focus();
  await page.keyboard.press('Control+z');
  await expect(journey.card('Later step')).toBeVisible();
});
