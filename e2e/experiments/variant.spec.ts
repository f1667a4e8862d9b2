import { expect, test } from '../harness/fixtures.ts';
import { experimentPage, newExperiment } from '../pages/experiment-page.ts';
import { documentNamed, editRecord } from '../pages/journeys.ts';
import { shellPage } from '../pages/shell-page.ts';

const name = 'Two-stage trial';
const base = 'Consumer onboarding';

test('a variant is edited on its base and promoted', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const shell = shellPage(page);
  const experiment = experimentPage(page, name);
  const touchpoint = (title: string) =>
    page.getByRole('application').getByRole('group', { name: new RegExp(`^Touchpoint ${title}(,|$)`) });
  const changed = async () => (await experiment.variant('Two stages'))['change'];
  await newExperiment(page, name, 'experiment-shorter-sign-up');
  await expect(shell.document(new RegExp(name))).toBeVisible();
  await shell.open(name);

  await test.step('the base is chosen for all arms at once', async () => {
    await experiment.card('Variant', 'Two stages').click();
    await experiment.inspector.getByRole('combobox', { name: 'Base document' }).click();
    await page.getByRole('option', { name: new RegExp(base) }).click();
    const { id } = await documentNamed(page, base);
    await expect.poll(async () => (await experiment.variant('Three stages'))['baseDocumentId']).toBe(id);
  });

  await test.step('edited on its canvas, the base stays as it is', async () => {
    await experiment.inspector.getByRole('button', { name: 'Edit on the base' }).click();
    await expect(shell.tab(`Two stages over ${base}`)).toHaveAttribute('aria-selected', 'true');
    await touchpoint('Create account').click();
    await page.keyboard.press('Delete');
    await touchpoint('Read guide').click();
    await experiment.field('Name').fill('Look around');
    await experiment.field('Name').press('Enter');
    await expect(touchpoint('Look around')).toHaveAccessibleName(/changed, 1 field, was Read guide/);
    // What the variant removes stays in sight as a ghost.
    await expect(touchpoint('Create account')).toHaveAccessibleName(/removed/);
    await page.getByRole('tab', { name: /^Changes/ }).click();
    await expect(page.getByRole('button', { name: 'Take back Create account', exact: true })).toBeVisible();
    const records = Object.values((await documentNamed(page, base)).records);
    expect(records.some((record) => record['name'] === 'Create account')).toBe(true);
    expect(await changed()).toMatchObject({
      updated: [[{ name: 'Read guide' }, { name: 'Look around' }]],
    });
  });

  await test.step('one undo step each, and the way back for one thing', async () => {
    await shell.canvas.focus();
    await page.keyboard.press('Control+z');
    await expect(touchpoint('Read guide')).toBeVisible();
    await page.keyboard.press('Control+Shift+z');
    await expect(touchpoint('Look around')).toBeVisible();
    // The tab comes back with the window, base and all.
    await page.reload();
    await expect(touchpoint('Look around')).toBeVisible();
    await page.getByRole('tab', { name: /^Changes/ }).click();
    await page.getByRole('button', { name: 'Take back Create account', exact: true }).click();
    await expect(touchpoint('Create account')).not.toHaveAccessibleName(/removed/);
    await expect.poll(async () => ((await changed()) as { removed: unknown[] }).removed).toEqual([]);
  });

  await test.step('what the base changed since is said, and nothing is lost', async () => {
    await editRecord(page, base, 'Read guide', 'name', 'Skim the guide');
    const alert = page.getByRole('region', { name: 'Variant' }).getByRole('alert');
    await expect(alert).toContainText('the variant says Look around, the base says Skim the guide');
    expect(await changed()).toMatchObject({ updated: [[{}, { name: 'Look around' }]] });
    await alert.getByRole('button', { name: "Keep the variant's values" }).click();
    await expect(alert).toBeHidden();
    await expect(touchpoint('Look around')).toBeVisible();
  });

  await test.step('promoted after a second yes: a revision of the base, remembered, undone there', async () => {
    await page.getByRole('button', { name: 'Back to the experiment' }).click();
    await experiment.card('Variant', 'Two stages').click();
    await experiment.inspector.getByRole('button', { name: 'Promote this variant' }).click();
    await expect(experiment.inspector.getByText(/not completed \(draft\)/)).toBeVisible();
    await experiment.inspector.getByRole('button', { name: 'Promote anyway' }).click();
    const { revision } = await documentNamed(page, base);
    await expect(experiment.inspector.getByText(`is revision 3 of ${base} now`)).toBeVisible();
    await expect.poll(async () => (await documentNamed(page, base)).revision).toBe(3);
    expect(revision).toBeLessThanOrEqual(3);
    await expect(experiment.card('Variant', 'Two stages')).toContainText('promoted');
    const promotion = Object.values((await documentNamed(page, name)).records).find(
      ({ kind }) => kind === 'promotion',
    );
    expect(promotion).toMatchObject({ winner: 'two_stages', baseRevision: 3 });

    await shell.document(new RegExp(`^${base}`)).click();
    await expect(touchpoint('Look around')).toBeVisible();
    await page.getByRole('tab', { name: 'History' }).click();
    await expect(page.getByText(`Promote Two stages of ${name}`).first()).toBeVisible();
    await shell.canvas.focus();
    await page.keyboard.press('Control+z');
    await expect(touchpoint('Skim the guide')).toBeVisible();
  });
});
