import { expectAccessible } from '../harness/axe.ts';
import { editHeader } from '../pages/journeys.ts';
import { publishingPage } from '../pages/publishing-page.ts';
import { expect, test } from './with-postgres.ts';

test.describe.configure({ timeout: 180_000 });

const sample = 'Consumer onboarding';

test('a push to production is rolled back by keyboard: what others changed since is left alone', async ({
  page,
  database,
  postgres,
}) => {
  const production = await database('Production', 'Production');
  const publishing = publishingPage(page);
  const { view } = publishing;
  const tables = ['journey_templates', 'conversion_funnels', 'business_processes', 'experiment_configs'];
  const ids = async () => {
    const all = tables.map((table) => `SELECT id FROM ${table}`).join(' UNION ALL ');
    return postgres.run(production.connection.database, all);
  };
  await publishing.open();
  await publishing.addEnvironment(production);
  await publishing.setUp('Production', 'production');
  await publishing.makePlan();
  await publishing.push('Production', 'production');
  await expect(view.getByText(/^Production has it: /)).toBeVisible();
  await postgres.run(
    production.connection.database,
    `UPDATE journey_templates SET description = 'Theirs' WHERE template_name = '${sample}'`,
  );

  const others = (await ids()).length - 1;

  const details = page.getByRole('region', { name: 'Push details' });
  await details.getByRole('button', { name: 'Roll back…' }).focus();
  await page.keyboard.press('Enter');
  const rollback = view.getByRole('region', { name: 'Rollback' });
  await expect(rollback).toContainText(`${others} documents go back, 1 left alone`, { timeout: 30_000 });
  await expect(rollback.getByRole('listitem', { name: sample })).toContainText(
    'somebody changed it there since',
  );
  await expect(rollback.getByText(/^Deletes .* there for good/)).toHaveCount(others);
  await expect(view.getByText(`${others} documents: 0 updates, 0 inserts, ${others} deletes`)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Steps of a push' })).toContainText(`Delete ${others} rows`);
  await expectAccessible(page, 'a rollback');

  // Leaving it is as good as never having asked; the history leads to the same plan.
  await rollback.getByRole('button', { name: 'Leave it' }).press('Enter');
  await expect(rollback).toBeHidden();
  expect(await ids()).toHaveLength(others + 1);
  await page.getByRole('button', { name: /^Roll back the push of .* to Production…$/ }).press('Enter');
  await expect(rollback).toBeVisible({ timeout: 30_000 });
  await editHeader(page, sample, 'description', 'Mine');
  const push = view.getByRole('button', { name: 'Roll back in Production' });
  await expect(push, 'an edit here does not outdate it').toHaveAttribute('aria-disabled', 'true');
  const typed = view.getByLabel(`Type Production to roll back, deleting ${others} documents there`);
  await typed.fill('production');
  await typed.press('Enter');
  await expect(view.getByText(/^Production was rolled back: /)).toBeVisible({ timeout: 30_000 });
  expect(await ids()).toHaveLength(1);
  await expect(publishing.row(sample)).toContainText('conflict');
});
