import { expectAccessibleNow } from '../harness/axe.ts';
import { publishingPage } from '../pages/publishing-page.ts';
import { expect, test } from './with-postgres.ts';

test.describe.configure({ timeout: 180_000 });

test('an older production gets the steps that it lacks, by the keyboard, and keeps what it has', async ({
  page,
  database,
  postgres,
}) => {
  const older = await database('Older', 'Development');
  const run = (sql: string) => postgres.run(older.connection.database, sql);
  await run('CREATE TABLE customer_journeys (id uuid PRIMARY KEY, theirs text)');
  const publishing = publishingPage(page);
  await publishing.open();
  await publishing.addEnvironment(older);
  const { view } = publishing;
  await expect(view.getByText('The tables of Older are not the ones that we know')).toBeVisible();
  const steps = view.getByRole('region', { name: 'Steps', exact: true });
  await expect(steps).toContainText('10 of 12 to be made');
  await expect(steps.getByRole('listitem').filter({ hasText: 'People under way' })).toContainText('differs');
  await expect(view.getByRole('region', { name: 'Statements of the set-up' })).toContainText(
    'CREATE TABLE "public".touchpoints',
  );
  await expectAccessibleNow(page, 'the steps of a set-up');

  const add = view.getByRole('button', { name: 'Add what is missing' });
  await add.focus();
  await page.keyboard.press('Enter');
  // What differs concerns no document, so those can be published now; it is still told.
  await expect(view.getByRole('button', { name: 'Make a plan' })).toBeVisible({ timeout: 30_000 });
  await view.getByText(/differences from the data model/).press('Enter');
  await expect(view.getByText('customer_journeys.theirs is not ours; it is left as it is')).toBeVisible();
  await expect(view.getByRole('button', { name: 'Add what is missing' })).toHaveCount(0);
  expect(
    await run(
      'SELECT count(*) AS n FROM information_schema.columns WHERE table_name = $$customer_journeys$$',
    ),
  ).toEqual([{ n: '2' }]);
});
