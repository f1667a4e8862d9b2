import type { Page } from '@playwright/test';
import { expectAccessibleNow } from '../harness/axe.ts';
import { expect, test } from '../harness/fixtures.ts';
import { journeyPage } from '../pages/journey-page.ts';
import { documentNamed, editRecord } from '../pages/journeys.ts';
import { shellPage } from '../pages/shell-page.ts';
import { callCommand } from '../pages/wire.ts';

const name = 'Consumer onboarding';

/** A comparison in front, by names and roles. */
function comparePage(page: Page) {
  const list = page.getByRole('listbox', { name: 'Differences' });
  return {
    list,
    row: (text: RegExp) => list.getByRole('option', { name: text }),
    legend: page.getByRole('list', { name: 'Legend' }),
    toolbar: page.getByRole('toolbar', { name: 'Comparison' }),
    inspector: page.getByRole('complementary', { name: 'Inspector' }),
    card: (text: RegExp) => page.getByRole('application').getByRole('group', { name: text }),
  };
}

test('two states stand on one canvas, are walked by keyboard, and single values come back', async ({
  page,
}) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  const compare = comparePage(page);
  const agreed = await documentNamed(page, name);
  await callCommand(page, 'documents.nameVersion', {
    id: agreed.id,
    revision: agreed.revision,
    name: 'As agreed',
  });
  await editRecord(page, name, 'Read guide', 'name', 'Read the guide');
  await editRecord(page, name, 'Read the guide', 'pageUrl', '/guide');
  await shell.open(name);

  // A card only moves, one goes, one comes.
  await journey.card('Search result').click();
  await page.keyboard.press('Control+Shift+ArrowDown');
  await journey.card('Confirm e-mail').click();
  await page.keyboard.press('Delete');
  await journey.add('t', 'Call us');
  await journey.saved();

  await page.keyboard.press('Control+Shift+d');
  await expect(shell.tab(`${name}, compared`)).toHaveAttribute('aria-selected', 'true');
  await expect(compare.card(/^Touchpoint Call us, added/)).toBeVisible();
  await expect(page.getByRole('application', { name: /^Canvas of/ }), 'the keyboard goes on').toBeFocused();
  await expect(compare.card(/^Touchpoint Confirm e-mail, removed/)).toBeVisible();
  await expect(compare.card(/^Touchpoint Read the guide, changed, 2 fields, was Read guide/)).toBeVisible();
  await expect(compare.card(/^Touchpoint Search result, moved only/)).toBeVisible();
  await expect(compare.card(/^Touchpoint Create account, stage/)).toBeVisible();
  // The card that moved, and the stage that grew for the new one.
  await expect(compare.legend).toContainText('moved only 2');
  await expect(
    compare.row(/Confirm e-mail → .* removed/).first(),
    'its connections went with it',
  ).toBeVisible();
  const total = Number.parseInt((await compare.toolbar.getByText(/^\d+ in all$/).textContent()) ?? '', 10);

  // Round once, from anywhere.
  for (let step = 1; step <= total; step += 1) {
    await page.keyboard.press('Alt+ArrowDown');
    await expect(compare.toolbar.getByText(`${step} of ${total}`, { exact: true })).toBeVisible();
  }
  await page.keyboard.press('Alt+ArrowDown');
  await expect(compare.toolbar.getByText(`1 of ${total}`, { exact: true })).toBeVisible();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(compare.toolbar.getByText(`${total} of ${total}`, { exact: true })).toBeVisible();

  // What only moved can be left out; the list can be filtered.
  await compare.toolbar.getByRole('switch', { name: /^Hide layout-only/ }).check();
  await expect(compare.row(/Search result/)).toBeHidden();
  await expect(compare.card(/^Touchpoint Search result, stage/)).toBeVisible();
  await compare.toolbar.getByRole('switch', { name: /^Hide layout-only/ }).uncheck();
  const filter = page.getByRole('textbox', { name: 'Filter differences' });
  await filter.fill('/guide');
  await expect(compare.list.getByRole('option')).toHaveCount(1);
  await filter.fill('');

  // One field, then one record with what it needs; each is one step that can be undone.
  await compare.row(/Read the guide 2 fields/).click();
  await expect(compare.inspector.getByRole('list', { name: 'Changed fields' })).toContainText('/guide');
  await expectAccessibleNow(page, 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessibleNow(page, 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await compare.inspector.getByRole('button', { name: 'Take Name from As agreed' }).click();
  await expect(compare.row(/Read guide 1 field/)).toBeVisible();
  await compare.row(/^Confirm e-mail removed/).click();
  await compare.inspector.getByRole('button', { name: 'Put this touchpoint back' }).click();
  await expect(compare.row(/^Confirm e-mail/)).toHaveCount(0);
  await journey.saved();
  const restored = await documentNamed(page, name);
  const was = Object.values(agreed.records).filter((record) => touches(record, agreed, 'Confirm e-mail'));
  expect(was.length).toBeGreaterThan(1);
  for (const record of was) expect(restored.records[record.id]).toEqual(record);

  await page.keyboard.press('Control+z');
  await expect(compare.row(/^Confirm e-mail removed/)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(compare.row(/Read the guide 2 fields/)).toBeVisible();

  // The rest at once.
  await compare.toolbar.getByRole('button', { name: 'Restore all from As agreed' }).click();
  await expect(page.getByText('As agreed and Now are the same.').first()).toBeVisible();
  await journey.saved();
  expect((await documentNamed(page, name)).records).toEqual(agreed.records);
});

test('the history leads to a comparison of any two revisions, and brings back one record', async ({
  page,
}) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  const compare = comparePage(page);
  await shell.open(name);
  await journey.add('t', 'Call us');
  await journey.card('Call us').click();
  await page.keyboard.press('Control+ArrowRight');
  await journey.card('Read guide').click();
  await page.keyboard.press('Delete');
  await journey.saved();
  await page.getByRole('tab', { name: 'History' }).click();
  const panel = page.getByRole('tabpanel', { name: 'History' });
  await panel.getByRole('button', { name: /^\d\d:\d\d Create/ }).click();
  await panel.getByRole('button', { name: 'Restore Read guide from revision 1' }).click();
  await expect(journey.card('Read guide')).toBeVisible();

  await panel.getByRole('button', { name: /Move/ }).click({ modifiers: ['Shift'] });
  await panel.getByRole('button', { name: 'Compare the two' }).click();
  await expect(compare.list.getByRole('option')).toHaveCount(1);
  await expect(compare.card(/^Touchpoint Call us, added/)).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Before' })).toHaveValue('Revision 1');
  await compare.row(/Call us/).click();
  await expect(
    compare.inspector.getByRole('button', { name: /Take this/ }),
    'the past stays as it is',
  ).toBeHidden();

  // Another document on the left: matched by what people call things.
  const before = page.getByRole('combobox', { name: 'Before' });
  await before.fill('Partner');
  await page.getByRole('option', { name: 'Partner activation' }).click();
  await expect(compare.legend).toBeVisible();
  await expect(before).toHaveValue('Partner activation');
});

/** The record of that name and the connections that begin or end at it. */
function touches(record: Readonly<Record<string, unknown>>, document: { records: object }, wanted: string) {
  const named = Object.values(document.records as Record<string, { id: string; name?: string }>).find(
    (one) => one.name === wanted,
  );
  return [record['id'], record['from'], record['to']].includes(named?.id);
}
