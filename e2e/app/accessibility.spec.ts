import { expectAccessible, expectAccessibleNow } from '../harness/axe.ts';
import { expect, test } from '../harness/fixtures.ts';
import { boxAtRest } from '../pages/at-rest.ts';
import { shellPage } from '../pages/shell-page.ts';

test('axe finds nothing in any place, light and dark', async ({ page }) => {
  const shell = shellPage(page);
  await expect(shell.document('Consumer onboarding')).toBeVisible();
  await expectAccessible(page, 'welcome');
  await shell.open('Consumer onboarding');
  await expectAccessible(page, 'a journey');
  await shell.document('Partner activation').click({ button: 'right' });
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(page, 'a menu');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search or run a command' })).toBeVisible();
  await expectAccessible(page, 'the palette');
  await page.keyboard.press('Escape');
  await shell.place('Publishing').click();
  await expect(page.getByRole('heading', { name: 'Environments' })).toBeVisible();
  await expectAccessible(page, 'publishing');
  await shell.place('Settings').click();
  await expect(page.getByRole('heading', { name: 'Security' })).toBeVisible();
  // Hundreds of rows that are all alike say no more than a few, and take a minute to look at.
  await page.getByLabel('Find a rule').fill('name');
  await page.getByLabel('Find a command or a key').fill('zoom');
  await expectAccessible(page, 'settings');
  await shell.place('Settings').focus();
  await page.keyboard.press('Control+/');
  await expect(shell.dialog.getByRole('heading', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expectAccessible(page, 'shortcuts', '[role=dialog]');
});

test('more contrast reaches frame and canvas while the window is open', async ({ page }) => {
  const shell = shellPage(page);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await shell.open('Consumer onboarding');
  await expect(page.getByRole('group', { name: /^Touchpoint Search result,/ })).toBeVisible();
  /** How far the strongest channel of any pixel is from the first painting. */
  const change = () =>
    shell.canvas
      .locator('canvas')
      .first()
      .evaluate((element) => {
        const { width, height } = element as HTMLCanvasElement;
        const context = (element as HTMLCanvasElement).getContext('2d');
        const now = context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
        const first = ((globalThis as { firstPainting?: Uint8ClampedArray }).firstPainting ??= now);
        return now.reduce((most, value, at) => Math.max(most, Math.abs(value - (first[at] ?? 0))), 0);
      });
  // What is painted from a kept picture may be rounded otherwise by a step or two of 255.
  const asBefore = 4;
  // Cards are drawn one after another, and letters come later still: the first painting is one that stays.
  await page.evaluate(() => document.fonts.ready);
  await expect(async () => {
    await page.evaluate(() => Reflect.deleteProperty(globalThis, 'firstPainting'));
    expect(await change()).toBe(0);
    await boxAtRest(shell.canvas);
    expect(await change()).toBe(0);
  }).toPass();
  await page.emulateMedia({ contrast: 'more' });
  await expect(page.locator('html')).toHaveCSS('--text', /^#f+$/);
  // The arrows are painted, not styled: they must be painted anew.
  await expect.poll(change).toBeGreaterThan(40);
  await expectAccessibleNow(page, 'a journey with more contrast');
  await page.emulateMedia({ contrast: 'no-preference' });
  await expect.poll(change).toBeLessThanOrEqual(asBefore);
});

test('the skip link leads to the canvas, and dialogs give the focus back', async ({ page }) => {
  const shell = shellPage(page);
  await expect(shell.document('Consumer onboarding')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the canvas' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  const add = shell.explorer.getByRole('button', { name: 'New document' });
  await add.focus();
  await page.keyboard.press('Enter');
  await expect(shell.dialog.getByPlaceholder(/^Search/)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(add).toBeFocused();
});
