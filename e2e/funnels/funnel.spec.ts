import { expectAccessible } from '../harness/axe.ts';
import { expect, test } from '../harness/fixtures.ts';
import { funnelPage } from '../pages/funnel-page.ts';
import { openList } from '../pages/open-list.ts';
import { shellPage } from '../pages/shell-page.ts';

const name = 'New funnel';

test('a funnel by keyboard alone: steps, order, optional, branch, exclusion, window, all undone and redone', async ({
  page,
}) => {
  const shell = shellPage(page);
  const funnel = funnelPage(page, name);
  const keys = page.keyboard;
  const rename = async (text: string) => {
    await keys.press('F2');
    await page.locator('textarea:focus, input:focus').fill(text);
    await keys.press('Enter');
  };
  /** From the canvas to a field of what is selected, as Tab would go there. */
  const type = async (label: string, text: string) => {
    await funnel.field(label).focus();
    await keys.press('Control+a');
    await keys.type(text);
    await keys.press('Enter');
  };

  await expect(shell.document('Consumer onboarding')).toBeVisible();
  await keys.press('Alt+n');
  await expect(shell.dialog).toBeVisible();
  await keys.type('empty funnel');
  await keys.press('Enter');
  await expect(funnel.step('Visit')).toBeVisible();
  expect(await funnel.mainLine()).toEqual(['Visit', 'Start', 'Finish']);
  const start = await funnel.onDisk();

  await test.step('a step is put behind another, named, and moved one place on', async () => {
    await funnel.canvas.focus();
    await keys.press('Home');
    await keys.press('s');
    await rename('Compare');
    await expect(funnel.step('Compare')).toHaveAccessibleName(/number 2/);
    await keys.press('Control+ArrowRight');
    await expect(funnel.step('Compare')).toHaveAccessibleName(/number 3/);
    expect(await funnel.mainLine()).toEqual(['Visit', 'Start', 'Compare', 'Finish']);
    await keys.press('Control+ArrowLeft');
    await expect.poll(funnel.mainLine).toEqual(['Visit', 'Compare', 'Start', 'Finish']);
  });

  await test.step('it becomes optional, and gets a time of its own', async () => {
    await keys.press('Alt+Shift+O');
    await expect(funnel.step('Compare')).toHaveAccessibleName(/optional/);
    await type('Time to reach it', '3');
    await expect(funnel.step('Compare')).toContainText('within 3 days');
  });

  await test.step('a step is drawn beside the line, told who comes there and where it leads back', async () => {
    await funnel.canvas.focus();
    await keys.press('Home');
    await keys.press('s');
    await rename('Ask');
    await expect(funnel.step('Ask')).toHaveAccessibleName(/number 2,/);
    await keys.press('ArrowLeft');
    await keys.press('c');
    await keys.press('ArrowRight');
    await keys.press('Enter');
    await expect(funnel.step('Ask')).toHaveAccessibleName(/number 1a/);
    await type('Who comes here', 'has a question');
    await funnel.field('Leads back to').focus();
    await expect(funnel.field('Leads back to')).toHaveValue('2 Compare');
    await expect(funnel.step('Visit')).toHaveAccessibleName(/Ask when has a question/);
  });

  await test.step('what happens between two steps rules people out', async () => {
    await funnel.canvas.focus();
    await keys.press('Home');
    await keys.press('Shift+ArrowRight');
    await keys.press('Alt+Shift+E');
    await expect(funnel.exclusion('Exclusion')).toHaveAccessibleName(/between Visit and Compare/);
    await type('Name', 'Staff visit');
    await expect(funnel.exclusion('Staff visit')).toBeVisible();
  });

  await test.step('the whole funnel has a window and an order', async () => {
    await funnel.canvas.focus();
    await keys.press('Escape');
    await type('Conversion window', '14');
    await funnel.field('Order of steps').focus();
    await keys.press('Enter');
    await openList(page);
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await expect(funnel.inspector).toContainText('nothing else in between');
    await expectAccessible(page, 'funnel');
  });

  const end = await funnel.onDisk();
  expect(end.header).toMatchObject({ orderMode: 'strict', window: { amount: 14, unit: 'days' } });
  await test.step('undone to the beginning, redone to the end, and the same after a reload', async () => {
    await funnel.canvas.focus();
    const steps = await shell.status.getByRole('button', { name: /^Undo \d+$/ }).textContent();
    const count = Number(steps?.replace('Undo ', ''));
    expect(count).toBeGreaterThan(10);
    for (let step = 0; step < count; step += 1) await keys.press('Control+z');
    await expect.poll(async () => (await funnel.onDisk()).records).toEqual(start.records);
    expect((await funnel.onDisk()).header).toEqual(start.header);
    for (let step = 0; step < count; step += 1) await keys.press('Control+y');
    await expect.poll(async () => (await funnel.onDisk()).records).toEqual(end.records);
    await page.reload();
    await expect(funnel.step('Ask')).toHaveAccessibleName(/number 1a/);
    expect((await funnel.onDisk()).records).toEqual(end.records);
    expect((await funnel.onDisk()).header).toEqual(end.header);
  });
});
