import type { Page } from '@playwright/test';
import { expectAccessibleNow } from '../harness/axe.ts';
import { expect, test } from '../harness/fixtures.ts';
import { boxAtRest } from '../pages/at-rest.ts';
import { journeyPage } from '../pages/journey-page.ts';
import { shellPage } from '../pages/shell-page.ts';

/** A file of an image that the page itself draws, given to the canvas by drop or by paste. */
async function give(page: Page, how: 'drop' | 'paste', name: string, color: string) {
  await page.evaluate(
    async ([way, fileName, fill]) => {
      const canvas = document.createElement('canvas');
      canvas.width = 300;
      canvas.height = 200;
      const context = canvas.getContext('2d');
      if (!context) throw new Error('No canvas.');
      context.fillStyle = fill;
      context.fillRect(0, 0, 300, 200);
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
      if (!blob) throw new Error('No picture.');
      const transfer = new DataTransfer();
      transfer.items.add(new File([blob], fileName, { type: 'image/png' }));
      const target = document.querySelector('[role="application"][aria-label^="Canvas of"]');
      const box = target?.getBoundingClientRect();
      if (!target || !box) throw new Error('There is no canvas.');
      const at = { bubbles: true, cancelable: true, clientX: box.x + 200, clientY: box.y + 80 };
      if (way === 'paste') {
        const event = new ClipboardEvent('paste', {
          clipboardData: transfer,
          bubbles: true,
          cancelable: true,
        });
        target.dispatchEvent(event);
      } else target.dispatchEvent(new DragEvent('drop', { ...at, dataTransfer: transfer }));
    },
    [how, name, color] as const,
  );
}

test('images come by drop and paste, are described, resized, undone, exported and still there after a restart', async ({
  page,
  app,
}) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.newJourney('With images');
  await expect(journey.canvas).toBeVisible();
  await give(page, 'drop', 'sketch.png', '#2a7');
  const sketch = journey.canvas.getByRole('group', { name: /^Image sketch.png/ });
  await expect(sketch.locator('img')).toBeVisible();
  await journey.field('What it shows').fill('The old counter');
  await journey.field('What it shows').press('Control+Enter');
  const card = journey.canvas.getByRole('group', { name: /^Image The old counter/ });
  await expect(card).toBeVisible();

  // By its corner, then by keys, each in one step that undo takes back.
  await card.click();
  const before = await boxAtRest(card);
  await page.mouse.move(before.x + before.width, before.y + before.height);
  await page.mouse.down();
  await page.mouse.move(before.x + before.width + 80, before.y + before.height + 20, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await card.boundingBox())?.width).toBeGreaterThan(before.width + 40);
  const dragged = await boxAtRest(card);
  await journey.canvas.focus();
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect.poll(async () => (await card.boundingBox())?.width).toBeGreaterThan(dragged.width);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect
    .poll(async () => Math.round((await card.boundingBox())?.width ?? 0))
    .toBe(Math.round(before.width));

  await give(page, 'paste', 'pasted.png', '#a27');
  await expect(journey.canvas.getByRole('group', { name: /^Image pasted.png/ }).locator('img')).toBeVisible();
  await expectAccessibleNow(page, 'a canvas with images');
  await journey.saved();

  await app.restart();
  await shell.open('With images');
  await expect(card.locator('img')).toBeVisible();
  expect(await card.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(300);
  await page.keyboard.press('Control+Alt+e');
  const preview = page.getByRole('dialog').getByRole('region', { name: 'Preview' });
  await expect(preview.locator('image')).toHaveCount(2);
  await expect(preview.locator('image').first()).toHaveAttribute('href', /^blob:/);
});
