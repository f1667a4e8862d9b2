import { expectAccessibleNow } from '../harness/axe.ts';
import { expect, test } from '../harness/fixtures.ts';
import { canvasPage } from '../pages/canvas-page.ts';
import { openJourney } from '../pages/drawing.ts';

const name = 'Consumer onboarding';

test('the whole drawing is walked, joined, moved and named without a mouse', async ({ page }) => {
  await openJourney(page, name);
  const canvas = canvasPage(page, name);
  await canvas.surface.focus();
  await page.keyboard.press('Home');
  await expect.poll(canvas.focused).toMatch(/^Entry Search engine, stage Discover, leads to Search result/);
  await page.keyboard.press('ArrowDown');
  await expect.poll(canvas.focused).toMatch(/^Touchpoint Search result,/);
  await page.keyboard.press('ArrowRight');
  await expect.poll(canvas.focused).toMatch(/^Touchpoint Read guide,/);
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(canvas.focused).toMatch(/^(Touchpoint Create account|Exit Leaves)/);

  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  const from = await canvas.record('Search result');
  const to = await canvas.record('Leaves to think it over');
  await page.keyboard.press('c');
  await expect(canvas.said).toHaveText(/^Connecting from Search result/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(canvas.said).toHaveText(/Exit Leaves to think it over.*Enter connects/);
  await page.keyboard.press('Enter');
  await expect
    .poll(async () =>
      (await canvas.records()).some(
        (record) => record.kind === 'transition' && record.from === from.id && record.to === to.id,
      ),
    )
    .toBe(true);

  const before = await canvas.record('Leaves to think it over');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+ArrowDown');
  const layout = before.layout as { x: number; y: number };
  await expect
    .poll(async () => (await canvas.record('Leaves to think it over')).layout)
    .toMatchObject({ x: layout.x, y: layout.y + 8 });

  await page.keyboard.press('F2');
  await page.locator('textarea:focus').fill('Thinks it over');
  await page.keyboard.press('Enter');
  await expect(canvas.card('Thinks it over')).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(canvas.card('Thinks it over')).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(canvas.card('Thinks it over')).toBeVisible();
});

test('a card far outside the view is reached by keyboard and comes into it', async ({ page }) => {
  await openJourney(page, name);
  const canvas = canvasPage(page, name);
  for (let step = 0; step < 6; step += 1) await page.getByRole('button', { name: 'Zoom in' }).click();
  await canvas.surface.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('End');
  await expect.poll(canvas.focused).not.toBeNull();
  const label = await canvas.focused();
  await expect(canvas.surface.getByRole('group', { name: label ?? '' })).toBeInViewport();
});

test('axe finds nothing on the canvas', async ({ page }) => {
  await openJourney(page, name);
  const canvas = canvasPage(page, name);
  await canvas.surface.focus();
  await page.keyboard.press('Home');
  // A screen reader meets one application, with its name, and the cards in it.
  await expect(page.getByRole('application')).toHaveCount(1);
  await expect(
    page.getByRole('application', { name: `Canvas of ${name}` }).getByRole('group'),
  ).not.toHaveCount(0);
  await expectAccessibleNow(page, 'the canvas', '[role=application]');
});
