import { expect, test } from '../harness/fixtures.ts';
import { boxAtRest } from '../pages/at-rest.ts';
import { untilKept, untilTabsKept } from '../pages/kept-settings.ts';
import { shellPage } from '../pages/shell-page.ts';

test('tabs open, move, close, come back, and are remembered over a restart', async ({ page, app }) => {
  const shell = shellPage(page);
  await shell.open('Consumer onboarding');
  await shell.open('Partner activation');
  await shell.open('Professional verification');
  const tabs = page.getByRole('tablist', { name: 'Open documents' }).getByRole('tab');

  await page.keyboard.press('Control+1');
  await expect(shell.tab('Consumer onboarding')).toHaveAttribute('aria-selected', 'true');
  await shell.tab('Consumer onboarding').press('Alt+ArrowRight');
  const order = ['Partner activation', 'Consumer onboarding', 'Professional verification'];
  await expect(tabs).toHaveText(order);

  await shell.tab('Partner activation').click({ button: 'middle' });
  await expect(shell.tab('Partner activation')).toBeHidden();
  await page.keyboard.press('Alt+Shift+W');
  await expect(shell.tab('Partner activation')).toHaveAttribute('aria-selected', 'true');

  await shell.tab('Partner activation').dragTo(shell.tab('Consumer onboarding'), {
    targetPosition: { x: 4, y: 10 },
  });
  await expect(tabs).toHaveText(order);

  await untilTabsKept(page, order, 'Partner activation');
  await app.restart();
  await expect(shell.tab('Partner activation')).toHaveAttribute('aria-selected', 'true');
  await expect(tabs).toHaveText(order);
});

test('panels are resized by mouse and keyboard, fold, and are remembered', async ({ page, app }) => {
  const explorer = page.locator('#explorer');
  const edge = page.getByRole('separator', { name: 'Width of the explorer' });
  await expect(explorer).toHaveCSS('width', '244px');
  await edge.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(explorer).toHaveCSS('width', '292px');
  await expect(edge).toHaveAttribute('aria-valuenow', '292');

  const box = await boxAtRest(edge);
  await page.mouse.move(box.x + 4, 400);
  await page.mouse.down();
  await page.mouse.move(box.x + 34, 400, { steps: 4 });
  await page.mouse.up();
  await expect(explorer).toHaveCSS('width', '322px');

  await untilKept(page, { panels: { explorer: { size: 322, open: true } } });
  await app.restart();
  await expect(explorer).toHaveCSS('width', '322px');
  await edge.focus();
  await page.keyboard.press('Enter');
  await expect(explorer).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(explorer).toHaveCSS('width', '322px');
});

test('the palette finds documents, things inside them and commands', async ({ page }) => {
  const shell = shellPage(page);
  await expect(shell.document('Partner activation')).toBeVisible();
  // Read only when it is opened for the first time: what fast hands have typed by then is not lost.
  const typed = Promise.withResolvers<void>();
  await page.route(/\/palette-[^/]*\.js$/, async (route) => {
    await typed.promise;
    await route.continue();
  });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('parx');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('tner');
  typed.resolve();
  const field = page.getByRole('combobox', { name: 'Search or run a command' });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('partner');
  await expect(page.getByRole('option', { name: /^Partner activation/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await expect(shell.tab('Partner activation')).toHaveAttribute('aria-selected', 'true');

  await page.keyboard.press('Control+k');
  await field.fill('upload id');
  await page
    .getByRole('option', { name: /^Upload ID/ })
    .first()
    .click();
  await expect(shell.tab('Consumer onboarding')).toHaveAttribute('aria-selected', 'true');

  // What another document says of the word is less than a command of that name.
  await page.keyboard.press('Control+k');
  await field.fill('picture');
  await expect(page.getByRole('option', { name: /^Ask for a better picture/ })).toBeVisible();
  await expect(page.getByRole('option', { name: /^Export a picture/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await field.fill('dark theme');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');

  await page.keyboard.press('Control+k');
  await field.fill('no such thing anywhere');
  await expect(page.getByText('Nothing is called')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
});

test('the search field never moves between places', async ({ page }) => {
  const shell = shellPage(page);
  const search = page.getByRole('button', { name: /^Search or run a command/ });
  await expect(shell.document('Consumer onboarding')).toBeVisible();
  // Letters that have not come yet leave another width.
  await page.evaluate(() => document.fonts.ready);
  const before = await boxAtRest(search);
  await shell.open('Consumer onboarding');
  expect(await boxAtRest(search)).toEqual(before);
  for (const place of ['Publishing', 'Settings', 'Documents'] as const) {
    await shell.place(place).click();
    expect(await boxAtRest(search)).toEqual(before);
  }
});

test('a lost connection is said, nothing is lost, and it comes back by itself', async ({ page, app }) => {
  const shell = shellPage(page);
  await shell.open('Consumer onboarding');
  await untilTabsKept(page, ['Consumer onboarding'], 'Consumer onboarding');
  await app.kill();
  await expect(page.getByText('The connection to Journey Designer is lost.')).toBeVisible();
  await app.start();
  await expect(page.getByText('The connection to Journey Designer is lost.')).toBeHidden();
  await expect(shell.tab('Consumer onboarding')).toHaveAttribute('aria-selected', 'true');
});

test('no two commands share a shortcut', async ({ page }) => {
  const shell = shellPage(page);
  await expect(shell.document('Consumer onboarding')).toBeVisible();
  await page.keyboard.press('Control+/');
  await expect(shell.dialog.getByRole('heading', { name: 'Keyboard shortcuts' })).toBeVisible();
  const rows = await shell.dialog.locator('[data-action]').evaluateAll((elements) =>
    elements.map((element) => ({
      id: element.getAttribute('data-action') ?? '',
      keys: [...element.querySelectorAll('kbd')].map((kbd) => kbd.textContent ?? ''),
    })),
  );
  const uses = Map.groupBy(
    rows.flatMap(({ id, keys }) => keys.map((key) => ({ key, id }))),
    ({ key }) => key,
  );
  expect(uses.size).toBeGreaterThan(40);
  // One key may do another thing in each kind of document, where only one of them can be meant.
  const kindOf = (id: string) =>
    /(?:^|\.)(journey|funnel|process|experiment)\./.exec(id)?.[1] ?? 'every kind';
  const shared = [...uses].filter(([, all]) => {
    const kinds = all.map(({ id }) => kindOf(id));
    return all.length > 1 && (kinds.includes('every kind') || new Set(kinds).size < all.length);
  });
  expect(shared).toEqual([]);
});
