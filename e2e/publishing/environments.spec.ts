import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PostgresConnection } from '../../shared/publishing/environment.ts';
import { expectAccessibleNow } from '../harness/axe.ts';
import { publishingPage } from '../pages/publishing-page.ts';
import { expect, test } from './with-postgres.ts';

// Each starts a database and a browser of its own, which a busy machine does not do in a minute.
test.describe.configure({ timeout: 180_000 });

function serviceFile({ host, port, user }: PostgresConnection): string {
  const file = join(mkdtempSync(join(tmpdir(), 'jd-service-')), 'pg_service.conf');
  writeFileSync(file, `[team]\nhost=${host}\nport=${port}\ndbname=journeys_of_the_team\nuser=${user}\n`);
  return file;
}

test('a connection string fills the fields and gives its password away to its own field', async ({
  page,
  database,
}) => {
  const { connection, password } = await database('Dev', 'Development');
  const publishing = publishingPage(page);
  await publishing.open();
  await page.getByRole('button', { name: 'Add environment' }).first().click();
  const { dialog } = publishing;
  const string = dialog.getByLabel('Connection string');
  await string.fill(
    `postgres://${connection.user}:${encodeURIComponent(password)}@${connection.host}:${connection.port}/${connection.database}?sslmode=disable`,
  );
  await string.press('Enter');
  await expect(dialog.getByLabel('Host')).toHaveValue(connection.host);
  await expect(dialog.getByLabel('Database')).toHaveValue(connection.database);
  await expect(dialog.getByLabel('Password', { exact: true })).toHaveValue(password);
  await expect(string, 'no password stays readable').toHaveValue('');
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect(dialog.getByText(/^Connected as .* The tables are not there yet\.$/)).toBeVisible();
  await expectAccessibleNow(page, 'environments');

  // The same by a service file, which is a section to be chosen.
  await dialog.getByRole('button', { name: 'From a service file' }).press('Enter');
  const file = dialog.getByLabel('Service file');
  await file.fill(serviceFile(connection));
  await file.press('Enter');
  await dialog.getByRole('button', { name: /^team / }).press('Enter');
  await expect(dialog.getByLabel('Database')).toHaveValue('journeys_of_the_team');
  await expectAccessibleNow(page, 'environments, by a service file');
});

test('what is wrong with a connection is said precisely, and the form keeps what was typed', async ({
  page,
  database,
}) => {
  const target = await database('Dev', 'Development');
  const publishing = publishingPage(page);
  await publishing.open();
  await page.getByRole('button', { name: 'Add environment' }).first().click();
  const { dialog } = publishing;
  const test = dialog.getByRole('button', { name: 'Test connection' });

  await test.click();
  await expect(dialog.getByText('The name or address of the server.')).toBeVisible();

  await publishing.fillConnection({ ...target, password: 'not this' });
  await test.click();
  await expect(dialog.getByRole('alert')).toContainText(/password/i);
  await publishing.fillConnection({
    ...target,
    connection: { ...target.connection, database: 'nowhere' },
  });
  await test.click();
  await expect(dialog.getByRole('alert')).toContainText('nowhere');
  await publishing.fillConnection({ ...target, connection: { ...target.connection, port: 1 } });
  await test.click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expect(dialog.getByLabel('Host')).toHaveValue(target.connection.host);
  await dialog.getByLabel('Host').fill('db.example.com');
  await expect(dialog.getByText(/It is for this computer only/)).toBeVisible();
});

test('a refused password is asked for where it is missed', async ({ page, database }) => {
  const target = await database('Dev', 'Development');
  const publishing = publishingPage(page);
  await publishing.open();
  await publishing.addEnvironment({ ...target, password: 'not this' });
  const password = publishing.view.getByLabel(`Password of ${target.connection.user} at Dev`);
  await expect(password).toBeVisible();
  await expect(publishing.view.getByText('Nothing was written, and everything here is saved.')).toBeVisible();
  await expectAccessibleNow(page, 'environments');
  await password.fill(target.password);
  await password.press('Enter');
  await expect(publishing.view.getByText('Dev has none of the tables yet.')).toBeVisible();
  await expectAccessibleNow(page, 'environments');
});

test('tables that differ are refused with the list of differences', async ({ page, database, postgres }) => {
  const target = await database('Dev', 'Development');
  await postgres.run(
    target.connection.database,
    'CREATE TABLE journey_templates (id uuid PRIMARY KEY, name text)',
  );
  const publishing = publishingPage(page);
  await publishing.open();
  await publishing.addEnvironment(target);
  const differences = publishing.view.getByRole('region', { name: 'Differences' });
  await expect(differences).toContainText('journey_templates');
  await expect(publishing.view.getByRole('button', { name: /Set up|Make a plan/ })).toHaveCount(0);
  await expectAccessibleNow(page, 'environments');
});

test('an environment is renamed, given another role, and removed; the sandbox stays', async ({
  page,
  database,
}) => {
  const target = await database('Dev', 'Development');
  const publishing = publishingPage(page);
  await publishing.open();
  await publishing.addEnvironment(target);
  await page.getByRole('button', { name: 'More for Dev' }).click();
  await page.getByRole('menuitem', { name: 'Edit connection' }).click();
  await expect(publishing.dialog.getByLabel('Password', { exact: true }), 'never sent back').toHaveValue('');
  await publishing.dialog.getByLabel('Name', { exact: true }).fill('Live');
  await publishing.dialog.getByRole('radio', { name: 'Production' }).check({ force: true });
  await publishing.dialog.getByRole('button', { name: 'Save' }).click();
  await expect(
    publishing.view.getByText(`${target.connection.database} at ${target.connection.host}`, { exact: true }),
    'production too says which database it is',
  ).toBeVisible();

  // A copy comes in with the same password, is guarded like the original: it is the same database.
  await page.getByRole('button', { name: 'More for Live' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(publishing.dialog.getByLabel('Name', { exact: true })).toHaveValue('Live, copied');
  await publishing.dialog.getByRole('radio', { name: 'Development' }).check({ force: true });
  await publishing.dialog.getByRole('button', { name: 'Add environment' }).click();
  const copy = page.getByRole('region', { name: 'Publish to Live, copied' });
  await expect(copy.getByText('Live, copied has none of the tables yet.')).toBeVisible();
  await expect(copy.getByRole('button', { name: 'Unlock Live, copied…' })).toBeVisible();
  await page.getByRole('button', { name: 'More for Live, copied' }).click();
  await page.getByRole('menuitem', { name: 'Remove from this workspace' }).click();
  await publishing.dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('button', { name: 'More for Live, copied' })).toHaveCount(0);

  await page.getByRole('button', { name: 'More for Live' }).click();
  await page.getByRole('menuitem', { name: 'Remove from this workspace' }).click();
  await expect(publishing.dialog.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await publishing.dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('button', { name: 'More for Live', exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'More for Sandbox' })).toHaveCount(1);
});
