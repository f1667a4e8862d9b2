import { expectAccessible } from '../harness/axe.ts';
import { overSocket } from '../harness/commands.ts';
import { expect, test } from '../harness/fixtures.ts';
import { shellPage } from '../pages/shell-page.ts';

test('documents that refer to each other are shown on the map and in both documents, and the way leads there', async ({
  page,
}) => {
  const shell = shellPage(page);
  const made = async (kind: 'funnel' | 'experiment', name: string) => {
    const reply = await overSocket(page, 'documents.create', { kind, name, template: null });
    if (!reply.ok) throw new Error(reply.error.message);
    return reply.value.id;
  };
  await expect(shell.document('Consumer onboarding')).toBeVisible();
  const experiment = await made('experiment', 'Short form');
  const funnel = await made('funnel', 'Sign up funnel');
  const set = await overSocket(page, 'documents.applyChange', {
    id: funnel,
    baseRevision: 1,
    changeId: 'variant',
    intent: 'edit',
    label: 'Set the variant',
    change: {
      added: [],
      updated: [],
      removed: [],
      header: { experimentId: [null, experiment], variantName: [null, 'nobody'] },
    },
  });
  expect(set.ok).toBe(true);

  await shell.place('Map').click();
  const map = page.getByRole('application', { name: 'Map of the workspace' });
  const node = (name: string) => map.getByRole('img', { name: new RegExp(`^${name}`) });
  await expect(node('Sign up funnel')).toHaveAccessibleName(
    /funnel, refers to 1, used by 0, 2 warnings|refers to 1/,
  );
  await expect(node('Short form')).toHaveAccessibleName(/used by 1/);
  await expect(node('Consumer onboarding')).toHaveAccessibleName(/no findings/);
  await expectAccessible(page, 'map');

  // By keyboard: along the reference and back, then open.
  const focused = () => map.evaluate((element) => element.getAttribute('aria-activedescendant')?.slice(-36));
  await page.getByLabel('Find on the map').fill('sign up');
  await map.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(focused).toBe(experiment);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(focused).toBe(funnel);
  await page.getByRole('button', { name: /^Experiments/ }).click();
  await expect(node('Short form')).toBeHidden();
  await page.getByRole('button', { name: /^Experiments/ }).click();

  const explorer = page.getByRole('complementary', { name: 'What the map shows' });
  await expect(explorer.getByRole('button', { name: /which has no such variant/ })).toBeVisible();
  await map.focus();
  await page.keyboard.press('Enter');
  await expect(shell.tab('Sign up funnel')).toHaveAttribute('aria-selected', 'true');

  await page.getByRole('tab', { name: /^References/ }).click();
  const references = page.getByRole('tabpanel', { name: 'References' });
  await expectAccessible(page, 'references', '#bottom-panel');
  await references
    .getByRole('region', { name: 'Refers to' })
    .getByRole('button', { name: 'Short form' })
    .click();
  await expect(shell.tab('Short form')).toHaveAttribute('aria-selected', 'true');
  await expect(
    references.getByRole('region', { name: 'Used by' }).getByRole('button', { name: 'Sign up funnel' }),
  ).toBeVisible();

  // What is still used can be archived, and the window says who uses it.
  await page.keyboard.press('Control+k');
  await expect(shell.dialog.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('Archive the document');
  await page.getByRole('option', { name: /^Archive the document/ }).click();
  await expect(page.getByText('It is still used by Sign up funnel.')).toBeVisible();
});
