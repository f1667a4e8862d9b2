import type { Page } from '@playwright/test';
import { expect, test } from '../harness/fixtures.ts';
import { boxAtRest } from '../pages/at-rest.ts';
import { canvasPage } from '../pages/canvas-page.ts';
import { openJourney } from '../pages/drawing.ts';
import { documentNamed } from '../pages/journeys.ts';

async function open(page: Page, name: string) {
  await openJourney(page, name);
  return canvasPage(page, name);
}

test('three cards are distributed evenly, by menu and by key, in one undo step each', async ({ page }) => {
  const canvas = await open(page, 'Consumer onboarding');
  const before = await documentNamed(page, 'Consumer onboarding');
  const spot = await canvas.middle('Upload ID');
  await canvas.drag(await canvas.middle('Read guide'), {
    x: (await canvas.middle('Read guide')).x + 24,
    y: spot.y + 90,
  });
  await expect.poll(canvas.revision).toBe(before.revision + 1);
  await page.keyboard.press('Escape');
  for (const [index, card] of ['Search result', 'Read guide', 'Create account'].entries()) {
    const at = await canvas.middle(card);
    if (index > 0) await page.keyboard.down('Shift');
    await page.mouse.click(at.x, at.y);
    await page.keyboard.up('Shift');
  }
  const gaps = async () => {
    const [a, b, c] = [
      await canvas.middle('Search result'),
      await canvas.middle('Read guide'),
      await canvas.middle('Create account'),
    ];
    return Math.round(c.x - b.x - (b.x - a.x));
  };
  expect(Math.abs(await gaps())).toBeGreaterThan(4);
  await page.getByRole('button', { name: 'Align and arrange' }).click();
  await page.getByRole('menuitem', { name: 'Distribute horizontally' }).click();
  await expect.poll(canvas.revision).toBe(before.revision + 2);
  await expect.poll(async () => Math.abs(await gaps())).toBeLessThanOrEqual(2);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => Math.abs(await gaps())).toBeGreaterThan(4);
  await page.keyboard.press('Alt+Shift+H');
  await expect.poll(async () => Math.abs(await gaps())).toBeLessThanOrEqual(2);
});

test('a lane is made higher by its edge and by keyboard, and the lane below moves down', async ({ page }) => {
  const canvas = await open(page, 'Professional verification');
  const heightOf = async (name: string) =>
    ((await canvas.record(name)).layout as { readonly height: number }).height;
  const before = await heightOf('Professional');
  const below = await canvas.middle('Check register');
  const stage = await boxAtRest(canvas.card('Apply'));
  const lane = await boxAtRest(page.getByRole('group', { name: /^Lane Verification team/ }));
  const edge = { x: stage.x + stage.width / 2, y: lane.y };
  await canvas.drag(edge, { x: edge.x, y: edge.y + 60 });
  await expect.poll(() => heightOf('Professional')).toBeGreaterThan(before + 20);
  expect((await canvas.middle('Check register')).y).toBeGreaterThan(below.y + 20);

  const dragged = await heightOf('Professional');
  const header = await canvas.middle('Professional');
  await page.mouse.click(header.x, header.y);
  await page.keyboard.press('Control+Shift+ArrowUp');
  await expect.poll(() => heightOf('Professional')).toBeLessThan(dragged);
});

test('something new is put into a connection by a double click on it', async ({ page }) => {
  const canvas = await open(page, 'Consumer onboarding');
  const [result, guide] = [await canvas.record('Search result'), await canvas.record('Read guide')];
  const roads = async () =>
    (await canvas.records()).filter(
      ({ kind, from, to }) => kind === 'transition' && (from === result.id || to === guide.id),
    );
  const direct = (await roads()).find(({ from, to }) => from === result.id && to === guide.id);
  expect(direct).toBeDefined();
  const [left, right] = [
    await canvas.port('Search result', 'right'),
    await canvas.port('Read guide', 'left'),
  ];
  await page.mouse.dblclick((left.x + right.x) / 2, left.y);
  await page
    .getByRole('menu', { name: /Insert|Add/ })
    .getByRole('menuitem', { name: 'Touchpoint' })
    .click();
  await expect
    .poll(async () => (await roads()).some(({ from, to }) => from === result.id && to === guide.id))
    .toBe(false);
  const [first, second] = [
    (await roads()).find(({ from }) => from === result.id),
    (await roads()).find(({ to }) => to === guide.id),
  ];
  expect(first?.to).toBe(second?.from);
  await page.keyboard.press('Control+z');
  await expect
    .poll(async () => (await roads()).some(({ from, to }) => from === result.id && to === guide.id))
    .toBe(true);
});

test('a layout that takes long says so and is stopped by Escape and by its button, moving nothing', async ({
  page,
}) => {
  // It does not even begin: what it runs on does not come.
  await page.route(/elk-worker/, () => undefined);
  const canvas = await open(page, 'Professional verification');
  const before = await documentNamed(page, 'Professional verification');
  const card = await canvas.middle('Upload licence');
  await page.mouse.click(card.x, card.y);
  const stop = page.getByRole('button', { name: /^Stop/ });
  await page.keyboard.press('Control+Shift+L');
  await expect(stop).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(stop).toBeHidden();
  await expect(page.getByText('Stopped. Nothing was moved.')).toBeVisible();
  // Escape stopped the layout and nothing else: what was selected still is.
  await expect(canvas.card('Upload licence')).toHaveAttribute('aria-label', /selected/);

  await page.getByRole('button', { name: 'Tidy the layout' }).click();
  await stop.click();
  await expect(stop).toBeHidden();
  expect((await documentNamed(page, 'Professional verification')).revision).toBe(before.revision);
});

test('a stage is brought to another place by keyboard, with all that stands in it', async ({ page }) => {
  const canvas = await open(page, 'Consumer onboarding');
  const card = await canvas.record('Search result');
  const header = await canvas.middle('Discover');
  await page.mouse.click(header.x, header.y);
  await page.keyboard.press('Control+ArrowRight');
  await expect
    .poll(
      async () =>
        Number((await canvas.record('Discover')).order) > Number((await canvas.record('Register')).order),
    )
    .toBe(true);
  expect(await canvas.record('Search result')).toEqual(card);
  const [search, account] = [await canvas.middle('Search result'), await canvas.middle('Create account')];
  expect(search.x).toBeGreaterThan(account.x);
});
