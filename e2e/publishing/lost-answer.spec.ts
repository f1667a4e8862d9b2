import { startCuttingProxy } from '../harness/cutting-proxy.ts';
import { publishingPage, type Target } from '../pages/publishing-page.ts';
import { expect, test } from './with-postgres.ts';

// Each starts a database and a browser of its own, which a busy machine does not do in a minute.
test.describe.configure({ timeout: 180_000 });

/** The same database behind a line that can be cut. */
async function throughProxy(target: Target) {
  const proxy = await startCuttingProxy(target.connection.port);
  return { proxy, target: { ...target, connection: { ...target.connection, port: proxy.port } } };
}

test('an answer to COMMIT that is lost is unknown, across a restart, until it is found out', async ({
  page,
  app,
  database,
  postgres,
}) => {
  const { proxy, target } = await throughProxy(await database('Dev', 'Development'));
  const publishing = publishingPage(page);
  const { view } = publishing;
  await publishing.open();
  await publishing.addEnvironment(target);
  await publishing.setUp('Dev');
  await publishing.makePlan();
  proxy.cutAt({ at: 'COMMIT\0', onceSaid: 'INSERT INTO', when: 'after', thenAway: true });
  await publishing.push('Dev');

  const unknown = view.getByText('It is not known yet whether Dev has it');
  await expect(unknown).toBeVisible({ timeout: 20_000 });
  await expect(view.getByText(/Either all of it is there or nothing/)).toBeVisible();
  await expect(view.getByText(/nothing was written/i), 'nobody knows that').toHaveCount(0);
  await view.getByRole('button', { name: 'Find out' }).click();
  await expect(view.getByText(/^It is still not known whether Dev has it/)).toBeVisible({ timeout: 20_000 });

  await app.restart();
  await publishing.open();
  await publishing.choose('Dev');
  await expect(unknown).toBeVisible({ timeout: 20_000 });
  await expect(view.getByText('Dev could not be read', { exact: true })).toBeVisible();
  await expect(view.getByText(/nothing was written/i), 'nor after a restart').toHaveCount(0);

  proxy.comeBack();
  // Without a passphrase or a keychain a password is not kept on the disk, so it is asked for again.
  await view.getByRole('button', { name: 'Try again' }).click();
  await view.getByLabel(`Password of ${target.connection.user} at Dev`).fill(target.password);
  await page.keyboard.press('Enter');
  await expect(view.getByText('Everything is in step')).toBeVisible({ timeout: 20_000 });
  await expect(unknown, 'until somebody asks').toBeVisible();
  await view.getByRole('button', { name: 'Find out' }).click();
  await expect(unknown).toHaveCount(0, { timeout: 20_000 });
  const details = page.getByRole('region', { name: 'Push details' });
  await expect(details).toContainText('Committed: the server says that the transaction was committed.');
  const [row] = await postgres.run(
    target.connection.database,
    'SELECT count(*) AS rows, count(DISTINCT xmin::text) AS transactions FROM journey_templates',
  );
  expect(row, 'sent once').toEqual({ rows: '3', transactions: '1' });
  await proxy.stop();
});

test('a line that is cut before COMMIT has written nothing, and says so', async ({
  page,
  database,
  postgres,
}) => {
  const { proxy, target } = await throughProxy(await database('Dev', 'Development'));
  const publishing = publishingPage(page);
  await publishing.open();
  await publishing.addEnvironment(target);
  await publishing.setUp('Dev');
  await publishing.makePlan();
  proxy.cutAt({ at: 'INSERT INTO', when: 'before' });
  await publishing.push('Dev');
  await expect(publishing.view.getByText('Rolled back: nothing was written to Dev')).toBeVisible();
  expect(await postgres.run(target.connection.database, 'SELECT id FROM journey_templates')).toEqual([]);
  await publishing.makePlan();
  await publishing.push('Dev');
  await expect(publishing.view.getByText(/^Dev has it: \d+ documents, \d+ rows/)).toBeVisible();
  await proxy.stop();
});
