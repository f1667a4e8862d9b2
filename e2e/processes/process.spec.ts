import type { Page } from '@playwright/test';
import { expectAccessible } from '../harness/axe.ts';
import { expect, test } from '../harness/fixtures.ts';
import { documentNamed } from '../pages/journeys.ts';
import { openList } from '../pages/open-list.ts';
import { arrowIn, processPage } from '../pages/process-page.ts';
import { shellPage } from '../pages/shell-page.ts';
import { callCommand } from '../pages/wire.ts';

/** From an empty window, or any: the gallery, a word, Enter. */
async function newProcess(page: Page, search: string, name: string) {
  const { dialog, canvas } = shellPage(page);
  await page.keyboard.press('Alt+n');
  await expect(dialog.getByRole('textbox', { name: 'Search the starting points' })).toBeFocused();
  await page.keyboard.type(search);
  await expect(dialog.getByRole('button', { name: 'Create process' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('application', { name: `Canvas of ${name}` })).toBeVisible();
  await canvas.focus();
  await page.keyboard.press('Shift+Digit1');
}

/** Opens the list of the field that has the focus and goes down it to an option. */
async function choose(page: Page, option: RegExp, nth = 0) {
  await page.keyboard.press('Enter');
  const list = await openList(page);
  const wanted = list.getByRole('option', { name: option }).nth(nth);
  for (let step = 0; step < 30; step += 1) {
    if ((await wanted.getAttribute('data-combobox-selected')) === 'true') break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(list).toBeHidden();
}

test('a process is drawn, its conditions and its error branch edited, undone and redone by keyboard alone', async ({
  page,
}) => {
  const process = processPage(page);
  const { inspector } = process;
  await expect(page.getByRole('treeitem').first()).toBeVisible();
  await newProcess(page, 'empty process', 'New process');
  const start = await documentNamed(page, 'New process');

  await page.keyboard.press('t');
  await process.nameIt('order.created');
  await page.keyboard.press('Shift+D');
  await process.nameIt('Large order?');
  await page.keyboard.press('Shift+H');
  await process.nameIt('Tell the shop');
  await page.keyboard.press('Shift+F');
  await process.nameIt('Shop is down');

  // Back along the arrows to the decision, and into its form.
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(process.focused).toMatch(/^Decision Large order\?, leads to Tell the shop when yes/);
  await page.keyboard.press('Enter');
  await expect(inspector.getByLabel('Name', { exact: true })).toBeFocused();
  const conditions = inspector.getByRole('region', { name: 'Yes if' });
  const reach = async (field: ReturnType<typeof inspector.getByLabel>) => {
    for (let step = 0; step < 12; step += 1) {
      if (await field.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    await expect(field).toBeFocused();
  };
  await reach(conditions.getByRole('button', { name: 'Condition', exact: true }));
  await page.keyboard.press('Enter');
  await expect(conditions.getByLabel('Field of condition 1')).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('order.amount');
  await page.keyboard.press('Enter');
  await reach(conditions.getByLabel('Comparison of condition 1'));
  await choose(page, /^is more than$/);
  await reach(conditions.getByLabel('Value of condition 1'));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('100');
  await page.keyboard.press('Enter');
  const sentence = conditions.getByLabel('As a sentence');
  await expect(sentence).toHaveText('Yes if event order.amount is more than 100; otherwise no.');

  await reach(conditions.getByRole('button', { name: 'Group', exact: true }));
  await page.keyboard.press('Enter');
  const group = conditions.getByRole('group', { name: 'Group: Any of' });
  await expect(group.getByLabel('Field of condition 1')).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('plan');
  await page.keyboard.press('Shift+Tab');
  await choose(page, /^person$/);
  await expect(sentence).toHaveText(
    'Yes if event order.amount is more than 100 and person plan is known; otherwise no.',
  );

  await process.canvas.focus();
  await process.saved();
  const drawn = await documentNamed(page, 'New process');
  const records = Object.values(drawn.records);
  expect(arrowIn(records, 'order.created', 'Large order?')).toMatchObject({ on: 'next' });
  expect(arrowIn(records, 'Large order?', 'Tell the shop')).toMatchObject({ on: 'yes' });
  expect(arrowIn(records, 'Tell the shop', 'Shop is down')).toMatchObject({ on: 'error' });
  const steps = drawn.revision - start.revision;
  expect(steps).toBe(15);
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('Control+z');
  await process.saved();
  expect((await documentNamed(page, 'New process')).records).toEqual(start.records);
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('Control+Shift+z');
  await process.saved();
  await page.reload();
  await expect(process.card('Large order?')).toBeVisible();
  const after = await documentNamed(page, 'New process');
  expect({ ...after, revision: 0 }).toEqual({ ...drawn, revision: 0 });
});

test('by mouse an arrow to a fallback procedure is an error branch, and a card on an arrow is put in between', async ({
  page,
}) => {
  const process = processPage(page);
  const name = 'Failed payment retry';
  await expect(page.getByRole('treeitem').first()).toBeVisible();
  await newProcess(page, name, name);
  await process.card('Give to billing').hover();
  await process.drag(
    await process.spot('Give to billing', 'bottom'),
    await process.spot('Provider cannot be reached'),
  );
  await expect
    .poll(async () => arrowIn(await process.records(name), 'Give to billing', 'Provider cannot be reached'))
    .toMatchObject({ on: 'error' });

  // A palette entry dropped on an arrow.
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const [left, right] = [
    await process.spot('Look at the provider', 'right'),
    await process.spot('Hold the invoice', 'left'),
  ];
  const box = await process.canvas.boundingBox();
  if (!box) throw new Error('There is no canvas.');
  await page.getByRole('button', { name: /^Assign team/ }).dragTo(process.canvas, {
    targetPosition: { x: (left.x + right.x) / 2 - box.x, y: left.y - box.y },
  });
  await expect
    .poll(async () => arrowIn(await process.records(name), 'Look at the provider', 'Assign team'))
    .toMatchObject({ on: 'next' });
  const kept = await process.records(name);
  expect(arrowIn(kept, 'Assign team', 'Hold the invoice')).toMatchObject({ on: 'next' });
  const added = kept.find((record) => record['name'] === 'Assign team');
  const home = kept.find(({ id }) => id === added?.['procedureId']);
  expect(home).toMatchObject({ kind: 'procedure', name: 'Provider cannot be reached' });

  // A header that holds a secret is refused with a word, and nothing of it is kept.
  await process.card('Charge again').click();
  const value = process.inspector.getByLabel('Value of header 1');
  await value.fill('Bearer sk_live_1f3a9c');
  await value.press('Enter');
  await expect(process.inspector.getByText(/This looks like a secret/)).toBeVisible();
  await value.press('Escape');
  expect(JSON.stringify(await process.records(name))).not.toContain('sk_live');
});

test('axe finds nothing on a process: the process, a trigger with its filter, an action', async ({
  page,
}) => {
  const process = processPage(page);
  await expect(page.getByRole('treeitem').first()).toBeVisible();
  await newProcess(page, 'Failed payment retry', 'Failed payment retry');
  await expectAccessible(page, 'process');
  for (const name of ['invoice.payment_failed', 'Charge again']) {
    await process.card(name).click();
    await expect(process.inspector.getByRole('region', { name: 'Leads to' })).toBeVisible();
    await expectAccessible(page, name);
  }
});

test('a process is tried by keyboard: what each condition saw, the road on the canvas, an action that fails; nothing is changed', async ({
  page,
}) => {
  const process = processPage(page);
  await expect(page.getByRole('treeitem').first()).toBeVisible();
  await newProcess(page, 'Failed payment retry', 'Failed payment retry');
  const before = await documentNamed(page, 'Failed payment retry');
  await page.keyboard.press('Alt+Shift+Y');
  const panel = page.getByRole('tabpanel', { name: 'Try it' });
  await expect(
    panel.getByText('invoice.payment_failed starts: 5 steps, the last is Mark as paid.'),
  ).toBeVisible();
  await expect(
    process.canvas.getByRole('group', { name: /^Action Mark as paid, .*step 5 of the trial/ }),
  ).toBeVisible();
  await expectAccessible(page, 'trial');

  const field = (name: string) => panel.getByLabel(name, { exact: true });
  await field('invoice.paid').focus();
  await choose(page, /^no$/);
  await field('attempt.count').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('3');
  const steps = panel.getByRole('listitem');
  await expect(steps.filter({ hasText: 'is less than 3 it is 3' }).first()).toBeVisible();
  await expect(panel.getByText(/the last is Give to billing/)).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(steps.filter({ hasText: 'is less than 3 nothing is there' }).first()).toBeVisible();

  await panel.getByRole('button', { name: 'Let Charge again fail' }).focus();
  await page.keyboard.press('Enter');
  await expect(panel.getByText(/Tried again 3.times, .* then the error branch takes over/)).toBeVisible();
  await expect(process.canvas.getByRole('group', { name: /^Action Charge again, .*fails/ })).toBeVisible();
  await expect(process.canvas.getByRole('group', { name: /^Decision Paid\?/ })).not.toHaveAccessibleName(
    /trial/,
  );

  // A card of the road is shown and edited, and the trial goes on.
  await panel.getByRole('button', { name: 'Hold the invoice', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(process.inspector.getByLabel('Name', { exact: true })).toHaveValue('Hold the invoice');
  await expect(panel.getByText(/the last is Hold the invoice/)).toBeVisible();
  expect(await documentNamed(page, 'Failed payment retry')).toEqual(before);

  // What was typed is kept beside the process, and is still tried after a restart of the window.
  await expect
    .poll(async () => (await callCommand(page, 'settings.get', {})).beside[before.id]?.trial?.failing)
    .toHaveLength(1);
  await page.reload();
  await page.getByRole('tab', { name: 'Try it' }).press('Enter');
  await expect(panel.getByText(/the last is Hold the invoice/)).toBeVisible();
  await expect(field('invoice.paid')).toHaveValue('no');
});
