import { expect, test } from '../harness/fixtures.ts';
import { boxAtRest } from '../pages/at-rest.ts';
import { journeyPage } from '../pages/journey-page.ts';
import { documentNamed } from '../pages/journeys.ts';
import { shellPage } from '../pages/shell-page.ts';

test('cards are added and named by keyboard, joined, and undone and redone over a restart', async ({
  page,
  app,
}) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.newJourney('First order');
  // What is made is named at once, stands beside what it was made from, and makes its stage as wide as it needs.
  for (const name of ['Landing page', 'Sign-up form']) {
    await page.keyboard.press('t');
    await expect(page.getByRole('textbox', { name: 'Name of touchpoint Touchpoint' })).toBeFocused();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(journey.canvas).toBeFocused();
  }
  const made = await journey.onDisk('First order');
  for (const name of ['Landing page', 'Sign-up form']) {
    expect(made.get(name)?.['stageId']).toBe(made.get('Discover')?.['id']);
  }

  await journey.card('Landing page').click();
  await journey.card('Sign-up form').click({ modifiers: ['Shift'] });
  await journey.run('Connect the two selected cards');
  await journey.saved();
  const connected = await documentNamed(page, 'First order');
  const arrows = Object.values(connected.records).filter(({ kind }) => kind === 'transition');
  expect(arrows).toHaveLength(1);

  await app.restart();
  await expect(journey.card('Sign-up form')).toBeVisible();
  await journey.canvas.focus();
  await page.keyboard.press('Control+z');
  await journey.saved();
  const undone = await documentNamed(page, 'First order');
  expect(Object.values(undone.records).some(({ kind }) => kind === 'transition')).toBe(false);
  await page.keyboard.press('Control+Shift+z');
  await journey.saved();
  const redone = await documentNamed(page, 'First order');
  expect(redone.records).toEqual(connected.records);
});

test('cards are aligned, duplicated and deleted, each one undo step', async ({ page }) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.open('Partner activation');
  const before = await documentNamed(page, 'Partner activation');
  await journey.canvas.focus();
  await page.keyboard.press('Control+a');
  await journey.run('Align top edges');
  await journey.saved();
  const aligned = await documentNamed(page, 'Partner activation');
  expect(aligned.revision).toBe(before.revision + 1);
  expect(aligned.records).not.toEqual(before.records);

  await page.keyboard.press('Control+d');
  await journey.saved();
  const doubled = await documentNamed(page, 'Partner activation');
  const cards = (records: typeof before.records) =>
    Object.values(records).filter(({ kind }) => kind !== 'transition').length;
  expect(cards(doubled.records)).toBe(2 * cards(before.records));

  await page.keyboard.press('Delete');
  await journey.saved();
  expect((await documentNamed(page, 'Partner activation')).records).toEqual(aligned.records);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z');
  await journey.saved();
  expect((await documentNamed(page, 'Partner activation')).records).toEqual(before.records);
});

test('tidying runs in a worker, keeps every card in its stage, and is one undo step', async ({ page }) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.open('Professional verification');
  const before = await documentNamed(page, 'Professional verification');
  await page.getByRole('button', { name: 'Tidy the layout' }).click();
  await expect(page.getByRole('contentinfo').getByText('Undo 1')).toBeVisible();
  await journey.saved();
  const tidied = await documentNamed(page, 'Professional verification');
  expect(tidied.revision).toBe(before.revision + 1);
  for (const record of Object.values(before.records)) {
    const now = tidied.records[record.id];
    expect({ ...now, layout: null }).toEqual({ ...record, layout: null });
  }
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await journey.saved();
  expect((await documentNamed(page, 'Professional verification')).records).toEqual(before.records);
});

test('Escape abandons a drag, and a drag that is let go is one undo step', async ({ page }) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.open('Consumer onboarding');
  const before = await documentNamed(page, 'Consumer onboarding');
  const box = await boxAtRest(journey.card('Search result'));
  const [x, y] = [box.x + box.width * 0.3, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 30, y + 60, { steps: 6 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect((await documentNamed(page, 'Consumer onboarding')).revision).toBe(before.revision);

  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 30, y + 60, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByRole('contentinfo').getByText('Undo 1')).toBeVisible();
  await journey.saved();
  expect((await documentNamed(page, 'Consumer onboarding')).revision).toBe(before.revision + 1);
});
