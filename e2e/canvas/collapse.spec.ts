import { expectAccessibleNow } from '../harness/axe.ts';
import { expect, test } from '../harness/fixtures.ts';
import { funnelPage } from '../pages/funnel-page.ts';
import { documentNamed, editRecord } from '../pages/journeys.ts';
import { processPage } from '../pages/process-page.ts';
import { shellPage } from '../pages/shell-page.ts';
import { callCommand } from '../pages/wire.ts';

const name = 'Consultation purchase';

test('a step stands for its branches: by mouse and by key, found in it, added to it, compared', async ({
  page,
}) => {
  const shell = shellPage(page);
  const funnel = funnelPage(page, name);
  const keys = page.keyboard;
  const before = await documentNamed(page, name);
  await shell.open(name);
  const [profile, question] = [funnel.step('View profile'), funnel.step('Send a question')];
  await expect(question).toBeVisible();

  await test.step('by mouse, with what was selected, and undone', async () => {
    await question.click();
    await profile.hover();
    await profile.getByRole('button', { name: 'Collapse View profile' }).click();
    await expect(question).toBeHidden();
    await expect(funnel.step('Read the answer')).toBeHidden();
    await expect(profile).toHaveAccessibleName(
      /leads to Compare prices and Choose a time, 2 cards behind it/,
    );
    await expect(profile, 'what stands for it is selected instead').toHaveAccessibleName(/selected$/);
    await expect(profile).toContainText('2 cards');
    await keys.press('Control+z');
    await expect(question).toBeVisible();
  });

  await test.step('by key, and what is searched for in it leads to the card that stands for it', async () => {
    await profile.click();
    await keys.press('Alt+Shift+F');
    await expect(question).toBeHidden();
    expect((await funnel.onDisk()).revision).toBe(before.revision + 3);
    await keys.press('Control+f');
    // At once: what is typed before the field has the focus is meant for it.
    await keys.type('Read the answer');
    await expect(page.getByRole('option', { name: /^Read the answer/ })).toBeVisible();
    await keys.press('Enter');
    await expect(profile).toHaveAttribute('data-focused');
    await expect(funnel.field('Name')).toHaveValue('Read the answer');
    await expect(profile).toHaveAccessibleName(/selected$/);
    await expectAccessibleNow(page, 'light');
  });

  await test.step('a comparison says on that card how much differs behind it', async () => {
    await callCommand(page, 'documents.nameVersion', {
      id: before.id,
      revision: (await funnel.onDisk()).revision,
      name: 'Collapsed',
    });
    await editRecord(page, name, 'Read the answer', 'name', 'Read what was answered');
    await funnel.canvas.focus();
    await keys.press('Control+Shift+d');
    const compared = page.getByRole('application').getByRole('group', { name: /^Step View profile/ });
    await expect(compared).toHaveAccessibleName(/1 difference inside/);
    await expect(compared).toContainText('1 difference inside');
    await expectAccessibleNow(page, 'light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessibleNow(page, 'dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await keys.press('Alt+ArrowDown');
    await expect(compared).toHaveAccessibleName(/selected$/);
    await shell.tab(/^Consultation purchase$/).click();
  });

  await test.step('a branch drawn out of it opens it in the same step', async () => {
    await expect(question).toBeHidden();
    const { revision } = await funnel.onDisk();
    await profile.click();
    await keys.press('c');
    for (let step = 0; step < 4; step += 1) await keys.press('ArrowRight');
    await keys.press('Enter');
    await expect(funnel.step('Pay')).toHaveAccessibleName(/number 1a/);
    await expect(question).toBeVisible();
    expect((await funnel.onDisk()).revision).toBe(revision + 1);
    await keys.press('Control+z');
    await expect(question).toBeHidden();
    await expect(funnel.step('Pay')).toHaveAccessibleName(/number 5/);
  });
});

test('an error branch is gone on from where it begins, and a fallback procedure stands for its road', async ({
  page,
}) => {
  const shell = shellPage(page);
  const process = processPage(page);
  const keys = page.keyboard;
  await shell.open('Support escalation');
  const action = process.canvas.getByRole('group', { name: /^Action / }).first();
  await action.click();
  await keys.press('Alt+Shift+E');
  await expect(process.card('Fallback')).toHaveAccessibleName(/selected$/);
  await keys.press('Shift+W');
  await process.nameIt('Wait a day');
  await expect.poll(process.focused).toMatch(/^Action Wait a day, fallback Fallback/);
  await keys.press('Alt+ArrowLeft');
  await expect.poll(process.focused).toMatch(/^Fallback procedure Fallback, leads to Wait a day/);
  await keys.press('Alt+Shift+F');
  await expect(process.card('Wait a day')).toBeHidden();
  await expect.poll(process.focused).toMatch(/1 card behind it, collapsed, selected$/);
  await keys.press('Shift+M');
  await process.nameIt('Tell them');
  await expect(process.card('Wait a day'), 'what is added to it opens it').toBeVisible();
});
