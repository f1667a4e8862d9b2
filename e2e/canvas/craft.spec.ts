import type { Page } from '@playwright/test';
import { expect, test } from '../harness/fixtures.ts';
import { canvasPage } from '../pages/canvas-page.ts';
import { openJourney } from '../pages/drawing.ts';

const name = 'Consumer onboarding';

async function open(page: Page) {
  await openJourney(page, name);
  await expect(page.getByText(/^Saved, revision \d+$/)).toBeVisible();
  return canvasPage(page, name);
}

/** What a record's layout says, as it is on disk. */
async function layoutOf(canvas: ReturnType<typeof canvasPage>, record: string) {
  return (await canvas.record(record)).layout as Record<string, unknown>;
}

test('by keyboard alone: choose a way, shape it, move its label, pin, collapse, group, and undo each', async ({
  page,
}) => {
  const canvas = await open(page);
  await canvas.surface.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(canvas.focused).toMatch(/^Touchpoint Read guide,/);

  // Two ways lead on from here: the other one is chosen with shift.
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(canvas.focused).toMatch(/^(Touchpoint|Exit) (?!Read guide)/);
  const first = await canvas.focused();
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect(canvas.said).toHaveText(/^[12] of 2 connections of Read guide/);
  await expect.poll(canvas.focused).not.toBe(first);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(canvas.focused).toMatch(/^Touchpoint Read guide,/);

  await page.keyboard.press(']');
  await page.keyboard.press(']');
  await expect(canvas.said).toHaveText(/^Connection /);
  const roads = async () => (await canvas.records()).filter(({ kind }) => kind === 'transition');
  const shapes = async () => (await roads()).map(({ layout }) => (layout as { shape?: string })?.shape);
  await page.keyboard.press('Alt+Shift+4');
  await expect.poll(async () => (await shapes()).filter((shape) => shape === 'curved').length).toBe(1);
  await page.keyboard.press('Control+Shift+ArrowDown');
  await expect
    .poll(async () =>
      (await roads()).map(({ layout }) => (layout as { label?: unknown })?.label).filter(Boolean),
    )
    .toEqual([{ x: 0, y: 80 }]);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await roads()).every(({ layout }) => layout === undefined)).toBe(true);

  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Alt+Shift+P');
  await expect.poll(async () => (await layoutOf(canvas, 'Search result'))['pinned']).toBe(true);
  await expect.poll(canvas.focused).toMatch(/, pinned/);
  const before = await layoutOf(canvas, 'Search result');
  await page.keyboard.press('Control+ArrowDown');
  await expect.poll(async () => (await layoutOf(canvas, 'Search result'))['y']).toBe(Number(before['y']) + 8);
  // Tidying gives way to other work, so that what comes next might come before it.
  const moved = await canvas.revision();
  await page.keyboard.press('Control+Shift+L');
  await expect.poll(() => canvas.revision()).toBe(moved + 1);
  expect((await layoutOf(canvas, 'Search result'))['y']).toBe(Number(before['y']) + 8);

  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect.poll(canvas.focused).toMatch(/^Stage Discover/);
  await page.keyboard.press('Alt+Shift+F');
  await expect(canvas.card('Search result')).toBeHidden();
  await expect.poll(canvas.focused).toMatch(/^Stage Discover, 4 cards, .*collapsed/);
  await expect(canvas.said).toHaveText('Collapse Discover');
  await page.keyboard.press('Control+z');
  await expect(canvas.card('Search result')).toBeVisible();
  await expect(canvas.said).toHaveText('Undone: Collapse Discover');

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+g');
  await expect(canvas.card('Stage')).toBeVisible();
  const stage = await canvas.record('Stage');
  expect((await canvas.record('Search result')).stageId).toBe(stage.id);
  expect((await canvas.record('Read guide')).stageId).toBe(stage.id);
  await page.keyboard.press('Control+z');
  await expect(canvas.card('Stage')).toBeHidden();
});

test('a card dropped on a connection becomes a stop on it, in one step; a label stays where it is dragged', async ({
  page,
}) => {
  const canvas = await open(page);
  const [from, to] = [await canvas.middle('Search result'), await canvas.middle('Read guide')];
  const free = { x: from.x, y: from.y + 150 };
  await page.mouse.dblclick(free.x, free.y);
  await page.keyboard.press('t');
  await page.keyboard.press('Enter');
  await expect(canvas.card('Touchpoint')).toBeVisible();
  const revision = await canvas.revision();
  const start = await canvas.middle('Touchpoint');
  const on = { x: (from.x + to.x) / 2, y: from.y };
  await page.keyboard.down('Control');
  await canvas.drag(start, on);
  await page.keyboard.up('Control');
  await expect.poll(canvas.revision).toBe(revision + 1);
  const stop = await canvas.record('Touchpoint');
  const [before, after] = [await canvas.record('Search result'), await canvas.record('Read guide')];
  const ways = (await canvas.records())
    .filter(({ kind }) => kind === 'transition')
    .map((road) => `${road.from as string} ${road.to as string}`);
  expect(ways).toContain(`${before.id} ${stop.id}`);
  expect(ways).toContain(`${stop.id} ${after.id}`);
  expect(ways).not.toContain(`${before.id} ${after.id}`);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await canvas.record('Touchpoint')).layout).not.toEqual(stop.layout);

  // Near enough for labels to be seen.
  const seen = await canvas.middle('Read guide');
  await page.mouse.click(seen.x, seen.y);
  await page.keyboard.press('Shift+2');
  await expect(page.getByText('100 %')).toBeVisible();
  const leaves = await canvas.middle('Leaves to think it over');
  const guide = await canvas.middle('Read guide');
  const label = { x: guide.x, y: (guide.y + leaves.y) / 2 };
  await canvas.drag(label, { x: label.x + 70, y: label.y + 6 });
  await expect
    .poll(async () =>
      (await canvas.records()).flatMap(({ layout }) => (layout as { label?: { x: number } })?.label ?? []),
    )
    .toHaveLength(1);
});
