import { expectAccessible } from '../harness/axe.ts';
import { devOfTwoUsers } from './two-users.ts';
import { expect, test } from './with-postgres.ts';

test.describe.configure({ timeout: 180_000 });

test('by keyboard: a database that says nothing is made to remember, tells who changed what, and forgets again without a trace', async ({
  page,
  database,
  postgres,
}) => {
  const dev = await devOfTwoUsers({ page, database, postgres }, 'SELECT, UPDATE');
  const { run, user, publishing, view, memory } = dev;
  await publishing.makePlan();
  await publishing.push('Dev');
  await expect(view.getByText(/^Dev has it: /)).toBeVisible({ timeout: 30_000 });

  await memory.getByRole('button', { name: 'Who changed what there is not known' }).press('Enter');
  await expect(view.getByText('This database does not say who changed what')).toBeVisible();
  await view.getByRole('button', { name: 'Look at assisted mode' }).press('Enter');
  await expect(view.getByRole('region', { name: 'What it costs' })).toContainText(
    'Held: CREATE on the database',
  );
  const sql = view.getByRole('region', { name: 'SQL of assisted mode' });
  await expect(sql).toContainText('CREATE TABLE jd_sync.changes');
  await expectAccessible(page, 'assisted mode before it is installed', '[aria-label^="Publish to"]');
  expect(await run(`SELECT 1 FROM pg_namespace WHERE nspname = 'jd_sync'`), 'nothing yet').toEqual([]);
  await dev.install();
  await expect(sql).toHaveCount(0);

  await run(
    `SET ROLE ${user}; UPDATE journey_templates SET description = 'by hand' WHERE template_name = 'Consumer onboarding'`,
  );
  await publishing.lookAgain();
  await memory.getByRole('button', { name: '1 change by others since your last pull' }).press('Enter');
  const change = view.getByRole('listitem', { name: 'Consumer onboarding, by designer' });
  await expect(change).toContainText('description changed');
  await expect(change).toContainText('with SQL, not by a push');
  await expectAccessible(page, 'who changed what');
  await change.getByRole('button', { name: 'Look' }).press('Enter');
  await expect(view.getByText('by hand').first()).toBeVisible();
  await view.getByRole('button', { name: 'Back to the list' }).press('Enter');
  await view.getByRole('button', { name: 'Pull 1' }).press('Enter');
  await expect(memory.getByText('Nobody else changed anything since your last pull')).toBeVisible({
    timeout: 20_000,
  });

  await memory.getByRole('button', { name: 'Assisted mode, installed' }).press('Enter');
  await view.getByRole('button', { name: 'Remove assisted mode…' }).press('Enter');
  await expect(view.getByRole('region', { name: 'SQL of the removal' })).toContainText(
    'DROP SCHEMA jd_sync CASCADE',
  );
  await view.getByRole('button', { name: 'Remove from Dev' }).press('Enter');
  await expect(view.getByText(/exactly as it was before assisted mode was installed/)).toBeVisible({
    timeout: 20_000,
  });
  expect(await run(`SELECT 1 FROM pg_namespace WHERE nspname = 'jd_sync'`)).toEqual([]);
  await dev.dropUser();
});
