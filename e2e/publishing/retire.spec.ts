import { expectAccessible } from '../harness/axe.ts';
import { documentNamed } from '../pages/journeys.ts';
import { publishingPage } from '../pages/publishing-page.ts';
import { callCommand } from '../pages/wire.ts';
import { expect, test } from './with-postgres.ts';

test.describe.configure({ timeout: 180_000 });

const sample = 'Consumer onboarding';

test('what is archived here is switched off there when it is ticked, and deleted only when that is asked for', async ({
  page,
  database,
  postgres,
}) => {
  const dev = await database('Dev', 'Development');
  const publishing = publishingPage(page);
  const { view } = publishing;
  const rows = () =>
    postgres.run(
      dev.connection.database,
      `SELECT is_active AS used FROM journey_templates WHERE template_name = '${sample}'`,
    );
  await publishing.open();
  await publishing.addEnvironment(dev);
  await publishing.setUp('Dev');
  await publishing.makePlan();
  await publishing.push('Dev');
  await expect(view.getByText(/^Dev has it: /)).toBeVisible();
  const { id } = await documentNamed(page, sample);
  await callCommand(page, 'documents.archive', { id });

  const tick = view.getByRole('checkbox', { name: `Switch off ${sample} there` });
  await expect(tick, 'never by default').not.toBeChecked();
  await expect(view.getByRole('checkbox', { name: 'Tick everything that can be published' })).toBeDisabled();
  await tick.focus();
  await page.keyboard.press('Space');
  await publishing.makePlan();
  await expect(view.getByText('1 document: 0 updates, 0 inserts, 0 deletes, 1 switched off')).toBeVisible();
  await expect(view.getByText('Switched off there', { exact: true })).toBeVisible();
  await view.getByRole('button', { name: `Delete ${sample} there for good instead` }).press('Enter');
  await expect(view.getByText(`Deletes ${sample} there for good`)).toBeVisible({ timeout: 30_000 });
  await expect(view.getByText('1 document: 0 updates, 0 inserts, 1 delete', { exact: true })).toBeVisible();
  await expectAccessible(page, 'a delete that was asked for');
  await view.getByRole('button', { name: `Switch ${sample} off instead` }).press('Enter');
  await expect(view.getByText('Switched off there', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page, 'a document that is switched off');
  expect(await rows()).toEqual([{ used: 't' }]);
  await publishing.push('Dev');
  await expect(view.getByText(/^Dev has it: 1 document, 1 row/)).toBeVisible();
  expect(await rows()).toEqual([{ used: 'f' }]);
  await expect(tick, 'put away on both sides').toBeHidden();

  await callCommand(page, 'documents.restore', { id });
  await expect(publishing.row(sample)).toContainText('changed here');

  // A lost permission looks like deletions: it is asked about, and nothing is listed as deleted until that is answered.
  await postgres.run(dev.connection.database, 'CREATE TABLE aside AS SELECT * FROM journey_templates');
  await postgres.run(dev.connection.database, 'DELETE FROM journey_templates');
  await publishing.lookAgain();
  const note = view.getByRole('alert').filter({ hasText: 'cannot be seen in Dev any more' });
  await expect(note).toContainText('3 of 3 rows of journey_templates');
  await expect(view.getByText('deleted there')).toHaveCount(0);
  await expectAccessible(page, 'rows that are not seen any more');
  await note.getByRole('button', { name: 'They were deleted: list them' }).press('Enter');
  await expect(view.getByText('deleted there')).toHaveCount(3);
  await expect(note).toBeHidden();
  await postgres.run(dev.connection.database, 'INSERT INTO journey_templates SELECT * FROM aside');
  await publishing.lookAgain();
  await expect(view.getByText('deleted there')).toHaveCount(0);
});
