import { expect, test } from '../harness/fixtures.ts';
import { boxAtRest } from '../pages/at-rest.ts';
import { journeyPage } from '../pages/journey-page.ts';
import { documentNamed } from '../pages/journeys.ts';
import { shellPage } from '../pages/shell-page.ts';

test('cards are copied with the system clipboard from one journey into another', async ({ page }) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.newJourney('Empty one');
  await shell.open('Consumer onboarding');
  await journey.card('Read guide').click();
  await journey.card('Create account').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+c');

  await shell.open('Empty one');
  await journey.canvas.focus();
  await page.keyboard.press('Control+v');
  await expect(journey.card('Create account')).toBeVisible();
  await journey.saved();
  const pasted = Object.values((await documentNamed(page, 'Empty one')).records);
  const ids = new Set(pasted.map(({ id }) => id));
  const arrows = pasted.filter(({ kind }) => kind === 'transition');
  expect(arrows).toHaveLength(1);
  expect(
    [arrows[0]?.['from'], arrows[0]?.['to']].every((end) => typeof end === 'string' && ids.has(end)),
  ).toBe(true);

  await page.keyboard.press('Control+v');
  await expect(journey.card('Read guide 2')).toBeVisible();
  await journey.saved();
  const again = (await journey.onDisk('Empty one')).get('Read guide 2');
  expect(again?.['layout']).not.toEqual(pasted.find((record) => record['name'] === 'Read guide')?.['layout']);
});

test('cut takes away in one undo step, and goes back where it was', async ({ page }) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.open('Consumer onboarding');
  const before = await documentNamed(page, 'Consumer onboarding');
  await journey.card('Upload ID').click();
  await page.keyboard.press('Escape');
  await journey.card('Read guide').click();
  await page.keyboard.press('Control+x');
  await expect(journey.card('Read guide')).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(journey.card('Read guide')).toBeVisible();
  await journey.saved();
  expect((await documentNamed(page, 'Consumer onboarding')).records).toEqual(before.records);
});

test('cards are copied from one window into another, to where the pointer is', async ({ page, app }) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.open('Consumer onboarding');
  await journey.card('Upload ID').click();
  await page.keyboard.press('Control+c');

  const other = await page.context().newPage();
  await other.goto(await app.host().newUrl());
  await other.waitForURL((url) => url.pathname === '/');
  const there = journeyPage(other);
  await shellPage(other).open('Partner activation');
  await there.canvas.focus();
  const place = await boxAtRest(there.card('Sign agreement'));
  const at = { x: place.x + place.width / 2, y: place.y + 2 * place.height + 30 };
  await other.mouse.click(at.x, at.y);
  await other.keyboard.press('Control+v');
  await expect(there.card('Upload ID')).toBeVisible();
  const pasted = await boxAtRest(there.card('Upload ID'));
  expect(Math.abs(pasted.x + pasted.width / 2 - at.x)).toBeLessThan(4);
  expect(Math.abs(pasted.y + pasted.height / 2 - at.y)).toBeLessThan(4);
  const records = await there.onDisk('Partner activation');
  expect(records.get('Upload ID')?.['stageId']).toBe(records.get('Agree')?.['id']);
});

test('the menu of the canvas pastes where it was opened, also where menus may not read the clipboard', async ({
  page,
}) => {
  await page.context().grantPermissions([]);
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.open('Partner activation');
  const place = await boxAtRest(journey.card('Sign agreement'));
  const at = { x: place.x + place.width / 2, y: place.y + 2 * place.height + 30 };
  const paste = page.getByRole('menuitem', { name: /^Paste/ });

  await page.mouse.click(at.x, at.y, { button: 'right' });
  await paste.click();
  await expect(
    page.getByText('A menu may not read the clipboard here. Press Ctrl V to paste.'),
  ).toBeVisible();

  await journey.card('Sign agreement').click();
  await page.keyboard.press('Control+c');
  await page.mouse.click(at.x, at.y, { button: 'right' });
  await paste.click();
  const pasted = await boxAtRest(journey.card('Sign agreement 2'));
  expect(Math.abs(pasted.x + pasted.width / 2 - at.x)).toBeLessThan(4);
  expect(Math.abs(pasted.y + pasted.height / 2 - at.y)).toBeLessThan(4);
});

const hostile = [
  ['a shopping list', /nothing from a canvas/],
  ['{"journey-designer/clipboard":99,"kind":"journey"}', /another version/],
  [
    '{"journey-designer/clipboard":1,"kind":"journey","documentId":"x","records":[{"id":"a"}],"places":{}}',
    /damaged/,
  ],
  [
    '{"journey-designer/clipboard":1,"kind":"journey","documentId":"x","records":[{"id":"a","kind":"touchpoint","name":1}],"places":{}}',
    /damaged/,
  ],
  [
    '{"journey-designer/clipboard":1,"kind":"journey","documentId":"x","records":[{"id":"a","kind":"note","text":"x","layout":{"x":0,"y":0,"width":9,"height":9},"__proto__":{"polluted":true}}],"places":{}}',
    /damaged/,
  ],
  [
    '{"journey-designer/clipboard":1,"kind":"funnel","documentId":"x","records":[],"places":{}}',
    /comes from a funnel/,
  ],
] as const;

test('what is not ours on the clipboard changes nothing and is said', async ({ page }) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.open('Consumer onboarding');
  const before = await documentNamed(page, 'Consumer onboarding');
  for (const [text, said] of hostile) {
    await journey.canvas.focus();
    await page.evaluate((value) => {
      const transfer = new DataTransfer();
      transfer.setData('text/plain', value);
      const event = new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(event);
    }, text);
    await expect(page.getByText(said).last()).toBeVisible();
  }
  expect((await documentNamed(page, 'Consumer onboarding')).revision).toBe(before.revision);
});
