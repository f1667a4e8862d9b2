import type { Page } from '@playwright/test';
import { expect, test } from '../harness/fixtures.ts';
import { boxAtRest } from '../pages/at-rest.ts';
import { type CanvasPage, canvasPage, type Spot } from '../pages/canvas-page.ts';
import { openJourney } from '../pages/drawing.ts';
import { documentNamed } from '../pages/journeys.ts';

const name = 'Consumer onboarding';

interface Gesture {
  readonly title: string;
  readonly path: (canvas: CanvasPage, page: Page) => Promise<readonly [from: Spot, to: Spot]>;
  /** Whether letting go would have changed the document. */
  readonly changes: boolean;
}

const gestures: readonly Gesture[] = [
  {
    title: 'a connection from a port',
    changes: true,
    path: async (canvas, page) => {
      const card = await canvas.middle('Describe need');
      await page.mouse.click(card.x, card.y);
      return [await canvas.port('Describe need', 'right'), await canvas.middle('No match fits')];
    },
  },
  {
    title: 'a stage made wider',
    changes: true,
    path: async (canvas) => {
      const edge = await canvas.port('Discover', 'right');
      return [
        { x: edge.x, y: edge.y + 120 },
        { x: edge.x + 64, y: edge.y + 120 },
      ];
    },
  },
  {
    title: 'a stage carried to another place',
    changes: true,
    path: async (canvas) => {
      const header = await canvas.middle('Register');
      return [header, { x: (await canvas.port('Discover', 'left')).x + 20, y: header.y }];
    },
  },
  {
    title: 'a frame drawn around cards',
    changes: false,
    path: async (canvas) => {
      const a = await canvas.port('Search result', 'left');
      const b = await canvas.port('Read guide', 'right');
      return [
        { x: a.x - 8, y: a.y },
        { x: b.x - 4, y: b.y + 4 },
      ];
    },
  },
];

test('escape ends a gesture as if it had not been; let go, it is one step to undo and redo', async ({
  page,
}) => {
  await openJourney(page, name);
  const canvas = canvasPage(page, name);
  for (const { title, path, changes } of gestures) {
    await test.step(title, async () => {
      const before = await documentNamed(page, name);
      const [from, to] = await path(canvas, page);
      await canvas.press(from, to);
      await page.keyboard.press('Escape');
      await page.mouse.up();
      expect(await documentNamed(page, name)).toEqual(before);

      const [again, there] = await path(canvas, page);
      await canvas.drag(again, there);
      if (!changes) {
        await expect(canvas.said).toHaveText(/2 cards selected/);
        expect(await canvas.revision()).toBe(before.revision);
        return;
      }
      await expect.poll(canvas.revision).toBe(before.revision + 1);
      const after = await documentNamed(page, name);
      await page.keyboard.press('Control+z');
      await expect.poll(canvas.revision).toBe(before.revision + 2);
      expect((await documentNamed(page, name)).records).toEqual(before.records);
      await page.keyboard.press('Control+Shift+z');
      await expect.poll(canvas.revision).toBe(before.revision + 3);
      expect((await documentNamed(page, name)).records).toEqual(after.records);
      await page.keyboard.press('Control+z');
      await expect.poll(canvas.revision).toBe(before.revision + 4);
    });
  }
});

test('the menu of a card is opened, walked and closed by keyboard', async ({ page }) => {
  await openJourney(page, name);
  const canvas = canvasPage(page, name);
  await canvas.surface.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu', { name: 'Menu of the canvas' });
  await expect(menu.getByRole('menuitem', { name: /^Rename/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(canvas.surface).toBeFocused();
  const count = (await canvas.records()).length;
  await page.keyboard.press('Shift+F10');
  await menu.getByRole('menuitem', { name: /^Duplicate/ }).press('Enter');
  await expect.poll(async () => (await canvas.records()).length).toBe(count + 1);
});

test('a click on the minimap brings that part into view', async ({ page }) => {
  await openJourney(page, name);
  const canvas = canvasPage(page, name);
  for (let step = 0; step < 5; step += 1) await page.getByRole('button', { name: 'Zoom in' }).click();
  await canvas.surface.focus();
  await page.keyboard.press('Home');
  await canvas.middle('Search engine');
  await expect(canvas.card('Describe need')).not.toBeInViewport();
  const surface = await boxAtRest(canvas.surface);
  // The right end of the map, which lies in the corner below.
  await page.mouse.click(surface.x + surface.width - 30, surface.y + surface.height - 50);
  await expect(canvas.card('Describe need')).toBeInViewport();
});
