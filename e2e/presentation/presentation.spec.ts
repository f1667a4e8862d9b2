import { expectAccessible, expectAccessibleNow } from '../harness/axe.ts';
import { expect, test } from '../harness/fixtures.ts';
import { boxAtRest } from '../pages/at-rest.ts';
import { journeyPage } from '../pages/journey-page.ts';
import { documentNamed } from '../pages/journeys.ts';
import { shellPage } from '../pages/shell-page.ts';

test('a journey is presented stage by stage, by keyboard alone', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.open('Consumer onboarding');
  await journey.canvas.focus();
  await page.keyboard.press('Control+Alt+s');
  const show = page.getByRole('dialog', { name: 'Presentation of Consumer onboarding' });
  await expect(show.getByRole('heading', { name: 'Consumer onboarding' })).toBeVisible();
  await expect(show.getByText('1 of 5')).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(show.getByRole('heading', { name: '3. Verify identity' })).toBeVisible();
  // The note that lies above this stage is for the one who speaks.
  await expect(show.getByText(/Say why it is needed before the camera opens/).last()).toBeVisible();
  const stage = await show.locator('svg text', { hasText: 'Upload ID' }).boundingBox();
  const window = page.viewportSize();
  if (!stage || !window) throw new Error('The stage is not shown.');
  expect(Math.abs(stage.x + stage.width / 2 - window.width / 2)).toBeLessThan(window.width / 4);
  await expectAccessible(page, 'presentation');
  await page.keyboard.press('Escape');
  await expect(show).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await expect(journey.canvas).toBeFocused();
});
test('as-is and to-be stand below each other, their stages in one column, moved as one', async ({ page }) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.open('Consumer onboarding');
  await page.getByRole('button', { name: 'Show as' }).click();
  await page.getByRole('menuitem', { name: /^Show as-is and to-be side by side/ }).click();
  const view = page.getByRole('dialog', { name: 'Consumer onboarding side by side' });
  // What there is is shown from the beginning, and the way on stands below it; keys still reach the view afterwards.
  await expect(view.getByRole('group', { name: 'Consumer onboarding' })).toBeVisible();
  await view.getByRole('button', { name: 'Begin with a copy of this journey' }).press('Enter');
  await expect(view.getByRole('group', { name: 'Consumer onboarding, to be' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(view).toBeHidden();
  await page.keyboard.press('Control+Alt+t');
  await view.getByPlaceholder('Choose the journey to stand below').click();
  await page.getByRole('option', { name: 'Partner activation' }).click();
  const panes = [
    view.getByRole('group', { name: 'Consumer onboarding' }),
    view.getByRole('group', { name: 'Partner activation' }),
  ];
  const [top, bottom] = panes;
  if (!top || !bottom) throw new Error('There are two panes.');
  await expect(bottom.locator('svg text', { hasText: 'Agree' }).first()).toBeVisible();
  await expect(bottom.locator('svg text', { hasText: 'No such stage' }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(view).toBeHidden();
  await journey.saved();
  const header = (await documentNamed(page, 'Consumer onboarding')).header as { successCriteria?: unknown };
  expect(JSON.stringify(header.successCriteria)).toContain('counterpartId');

  await page.keyboard.press('Control+Alt+t');
  await expect(bottom.locator('svg').first()).toBeVisible();
  for (let step = 0; step < 4; step += 1) await view.getByRole('button', { name: 'Zoom in' }).click();
  await top.evaluate((element) => element.scrollTo({ left: 300 }));
  await expect.poll(() => bottom.evaluate((element) => element.scrollLeft)).toBe(300);
  await expectAccessibleNow(page, 'presentation');
});

test('rows by channel: the same journey seen another way, in which moving a card changes its channel', async ({
  page,
}) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.open('Consumer onboarding');
  const before = await documentNamed(page, 'Consumer onboarding');
  await page.keyboard.press('Control+Alt+r');
  const email = journey.canvas.getByRole('group', { name: /^Lane E-mail/ });
  await expect(email).toBeVisible();
  expect((await documentNamed(page, 'Consumer onboarding')).revision).toBe(before.revision);

  const card = await boxAtRest(journey.card('Create account'));
  const row = await boxAtRest(email);
  await page.mouse.move(card.x + card.width / 2, card.y + card.height / 2);
  await page.mouse.down();
  await page.mouse.move(card.x + card.width / 2, row.y + row.height, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByText(/Change the channel of/).first()).toBeAttached();
  const moved = (await journey.onDisk('Consumer onboarding')).get('Create account');
  expect(moved?.['channel']).toBe('email');
  await page.keyboard.press('Control+Alt+r');
  await expect(email).toBeHidden();
});
