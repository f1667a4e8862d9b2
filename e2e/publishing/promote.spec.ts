import { expectAccessible } from '../harness/axe.ts';
import { publishingPage } from '../pages/publishing-page.ts';
import { expect, test } from './with-postgres.ts';

test.describe.configure({ timeout: 180_000 });

const sample = 'Consumer onboarding';

test('environments side by side: what differs is seen in words and on the canvas, and goes from dev to production by keyboard', async ({
  page,
  database,
  postgres,
}) => {
  const dev = await database('Dev', 'Development');
  const production = await database('Production', 'Production');
  const publishing = publishingPage(page);
  const { view, dialog } = publishing;
  const run = (target: typeof dev, sql: string) => postgres.run(target.connection.database, sql);
  await publishing.open();
  await publishing.addEnvironment(dev);
  await publishing.setUp('Dev');
  await publishing.makePlan();
  await publishing.push('Dev');
  await expect(view.getByText(/^Dev has it: /)).toBeVisible();
  await run(dev, `UPDATE journey_templates SET description = 'Theirs' WHERE template_name = '${sample}'`);
  await publishing.addEnvironment({
    ...dev,
    name: 'Away',
    connection: { ...dev.connection, port: 1 },
  });
  await publishing.addEnvironment(production);
  await publishing.setUp('Production', 'production');

  await page.getByRole('button', { name: 'Environments side by side' }).press('Enter');
  const sides = page.getByRole('region', { name: 'Environments side by side' });
  await expect(sides.getByRole('button', { name: 'From: Dev. Choose another' })).toBeVisible();
  await expect(sides.getByRole('button', { name: 'To: Production. Choose another' })).toBeVisible();
  const row = sides.getByRole('row', { name: new RegExp(`^Promote ${sample}`) });
  await expect(row, 'one that is away spoils no other').toContainText('only in Dev');
  await expect(row).toContainText('not known');
  await expect(row).toContainText('changed there');
  await expectAccessible(page, 'environments side by side');

  // From row to row with the arrows, and what differs unfolded with Enter.
  const folds = sides.getByRole('button', { name: /^What differs in / });
  await folds.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(folds.nth(1)).toBeFocused();
  const fold = sides.getByRole('button', { name: `What differs in ${sample}` });
  await fold.press('Enter');
  await expect(sides.getByText('It is only in Dev. Promoted, Production gets all of it:')).toBeVisible();
  await sides.getByRole('button', { name: 'Show on the canvas' }).press('Enter');
  await expect(page.getByRole('combobox', { name: 'Before' })).toHaveValue('Production');
  await expect(page.getByRole('combobox', { name: 'After' })).toHaveValue('Dev');
  await page.getByRole('tab', { name: /^Publishing/ }).click();

  // As it is in Dev, which is not what this workspace says.
  await sides.getByRole('checkbox', { name: `Promote ${sample}` }).press('Space');
  await sides.getByRole('button', { name: 'Plan the promotion' }).press('Enter');
  const promotion = view.getByRole('region', { name: 'Promotion' });
  await expect(promotion.getByRole('listitem', { name: sample })).toContainText(
    'This workspace says something else: that does not go along.',
  );
  // On the canvas as the plan makes it: it may be a document that this workspace does not hold like that.
  const planned = promotion.getByRole('button', { name: `What happens to ${sample}` });
  await planned.press('Enter');
  await promotion.getByRole('button', { name: `Show ${sample} on the canvas, as planned` }).press('Enter');
  const differs = view.getByRole('region', { name: 'What differs' });
  await differs.getByRole('button', { name: 'Next difference' }).press('Enter');
  await expect(differs).toContainText('Production now');
  await expect(view.getByRole('group', { name: /^Touchpoint Read guide, added/ })).toBeVisible();
  await expectAccessible(page, 'a document of a plan on the canvas');
  await view.getByRole('button', { name: 'Back to the list' }).press('Enter');
  await expect(planned, 'back where one came from').toBeFocused();
  await expectAccessible(page, 'a promotion');
  await page.getByRole('button', { name: 'Lock now' }).press('Enter');
  await expect(view.getByRole('button', { name: 'Promote to Production' }), 'locked').toHaveCount(0);
  await view.getByRole('button', { name: 'Unlock Production…' }).press('Enter');
  const typed = dialog.getByLabel('Type Production to unlock it');
  await expect(typed).toBeFocused();
  await expectAccessible(page, 'unlocking');
  await typed.fill('Staging');
  await typed.press('Enter');
  await expect(dialog, 'by another name it stays locked').toBeVisible();
  await typed.fill('Production');
  await dialog.getByRole('radio', { name: '5 min', exact: true }).press('Space');
  await typed.press('Enter');
  await expect(page.getByRole('timer', { name: 'Production is unlocked' })).toContainText(/[45]:\d\d left/);
  const name = view.getByLabel('Type Production to promote');
  await expect(name, 'ready to be typed').toBeFocused();
  await page.keyboard.type('Production');
  await page.keyboard.press('Enter');
  await expect(view.getByText(/^Production has it: /)).toBeVisible({ timeout: 30_000 });
  expect(await run(production, 'SELECT template_name, description FROM journey_templates')).toEqual([
    { template_name: sample, description: 'Theirs' },
  ]);
  const details = page.getByRole('region', { name: 'Push details' });
  await expect(details).toContainText('Promoted from Dev: 1 document.');
  await expect(publishing.row(sample), 'what was never seen here is not taken for known').toContainText(
    'conflict',
  );

  // What the role may do, before anything is tried.
  await view.getByRole('button', { name: 'What may be done in Production' }).press('Enter');
  await expect(view.getByText('designer may publish here.')).toBeVisible();
  await expect(view.getByText(/^designer is a superuser/)).toBeVisible();
  await expect(view.getByRole('row', { name: /^funnel_stages/ })).toContainText('yes');
  await expectAccessible(page, 'what may be done');
});
