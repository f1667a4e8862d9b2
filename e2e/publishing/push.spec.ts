import { readFile } from 'node:fs/promises';
import { editHeader } from '../pages/journeys.ts';
import { publishingPage, type Target } from '../pages/publishing-page.ts';
import { expect, test } from './with-postgres.ts';

// Each starts a database and a browser of its own, which a busy machine does not do in a minute.
test.describe.configure({ timeout: 180_000 });

const sample = 'Consumer onboarding';

async function rowsOf(
  postgres: { run: (database: string, sql: string) => Promise<unknown> },
  target: Target,
) {
  return postgres.run(
    target.connection.database,
    'SELECT template_name, description FROM journey_templates ORDER BY template_name',
  );
}

test('production is written only when its name is typed', async ({ page, database, postgres }) => {
  const production = await database('Production', 'Production');
  const publishing = publishingPage(page);
  await publishing.open();
  await publishing.addEnvironment(production);
  const setUp = publishing.view.getByRole('button', { name: 'Set up this database' });
  await expect(publishing.view.getByText(/^Read only until you unlock it/)).toBeVisible();
  await expect(setUp, 'locked').toHaveCount(0);
  await publishing.setUp('Production', 'production');
  await publishing.makePlan();

  const { database: name, host, port } = production.connection;
  await expect(
    publishing.view.getByText(`Writes to ${name} at ${host}:${port}`),
    'beside the button stands which database it writes to',
  ).toBeVisible();
  const push = publishing.view.getByRole('button', { name: 'Push to Production' });
  await expect(push).toHaveAttribute('aria-disabled', 'true');
  await publishing.view.getByLabel(/to publish$/).fill('produc');
  await push.click({ force: true });
  await publishing.view.getByLabel(/to publish$/).press('Enter');
  await expect(push, 'half a name is not enough').toHaveAttribute('aria-disabled', 'true');
  expect(await rowsOf(postgres, production)).toEqual([]);

  await publishing.view.getByLabel(/to publish$/).fill('production');
  await publishing.view.getByLabel(/to publish$/).press('Enter');
  await expect(publishing.view.getByText(/^Production has it: \d+ documents, \d+ rows/)).toBeVisible();
  expect(await rowsOf(postgres, production)).toHaveLength(3);
  await expect(publishing.view.getByText('Everything is in step')).toBeVisible();
});

test('only what is ticked is pushed, and the plan can be saved as SQL', async ({
  page,
  database,
  postgres,
}) => {
  const dev = await database('Dev', 'Development');
  const publishing = publishingPage(page);
  await publishing.open();
  await publishing.addEnvironment(dev);
  await publishing.setUp('Dev');
  await publishing.view.getByRole('checkbox', { name: 'Tick everything that can be published' }).uncheck();
  await expect(publishing.view.getByRole('button', { name: 'Make a plan' })).toBeDisabled();
  await publishing.view.getByRole('checkbox', { name: `Publish ${sample}` }).check();
  await publishing.makePlan();
  await expect(publishing.view.getByText('1 document: 0 updates, 1 insert, 0 deletes')).toBeVisible();
  await expect(publishing.view.getByRole('region', { name: 'SQL of the plan' })).toContainText(
    'INSERT INTO',
    {
      ignoreCase: true,
    },
  );

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    publishing.view.getByRole('button', { name: 'Save as SQL' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.sql$/);
  const sql = await readFile(await download.path(), 'utf8');
  expect(sql).toContain(sample);

  await publishing.push('Dev');
  await expect(publishing.view.getByText(/^Dev has it: 1 document, 1 row/)).toBeVisible();
  expect(await rowsOf(postgres, dev)).toMatchObject([{ template_name: sample }]);
  // The saved file says the same thing again and changes nothing.
  await postgres.run(dev.connection.database, sql);
  expect(await rowsOf(postgres, dev)).toHaveLength(1);
});

test('a plan is outdated by an edit and by production moving; nothing is lost', async ({
  page,
  database,
  postgres,
}) => {
  const dev = await database('Dev', 'Development');
  const publishing = publishingPage(page);
  await publishing.open();
  await publishing.addEnvironment(dev);
  await publishing.setUp('Dev');
  await publishing.makePlan();
  await publishing.push('Dev');
  await expect(publishing.view.getByText(/^Dev has it: /)).toBeVisible();

  await editHeader(page, sample, 'description', 'First wording');
  await expect(publishing.row(sample)).toContainText('changed here');
  await publishing.makePlan();
  await editHeader(page, sample, 'description', 'Second wording');
  await expect(publishing.view.getByText(`${sample} was edited after this plan was made.`)).toBeVisible();
  await expect(publishing.view.getByRole('button', { name: 'Push to Dev' })).toBeHidden();
  await publishing.makePlan();

  await postgres.run(
    dev.connection.database,
    `UPDATE journey_templates SET description = 'Moved' WHERE template_name = '${sample}'`,
  );
  await publishing.push('Dev');
  await expect(publishing.view.getByText(/Nothing was written|nothing was written/).first()).toBeVisible();
  await expect(publishing.row(sample)).toContainText('conflict');
  expect(await rowsOf(postgres, dev)).toContainEqual({ template_name: sample, description: 'Moved' });
});

test('a push that waits says at which step, and stops by itself when the rows stay locked', async ({
  page,
  database,
  postgres,
}) => {
  const dev = await database('Dev', 'Development');
  const publishing = publishingPage(page);
  await publishing.open();
  await publishing.addEnvironment(dev);
  await publishing.setUp('Dev');
  await publishing.makePlan();
  const locked = postgres
    .run(
      dev.connection.database,
      'BEGIN; LOCK TABLE journey_templates IN EXCLUSIVE MODE; SELECT pg_sleep(600)',
    )
    .catch(() => undefined);
  await expect
    .poll(() =>
      postgres.run(
        dev.connection.database,
        "SELECT mode FROM pg_locks WHERE relation = 'journey_templates'::regclass AND granted",
      ),
    )
    .toEqual([{ mode: 'ExclusiveLock' }]);
  // Seen from inside the page, because the server gives up after two seconds.
  const waiting = page.evaluate(async () => {
    for (;;) {
      const step = document.querySelector(
        '[aria-label="Steps of a push"] [aria-current="step"]',
      )?.textContent;
      if (step?.includes('Compare with the plan')) return document.querySelector('main')?.textContent;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  await publishing.push('Dev');
  expect(await waiting).toContain('Step 2 of 5: Compare with the plan…');
  await expect(publishing.view.getByText('Rolled back: nothing was written to Dev')).toBeVisible();
  await expect(publishing.view.getByText(/Somebody else holds the rows/)).toBeVisible();
  await postgres.run(
    dev.connection.database,
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep(600)' AND pid <> pg_backend_pid()",
  );
  await locked;
  expect(await rowsOf(postgres, dev)).toEqual([]);

  // The same again, and cancelled by keyboard before the server gives up by itself.
  await publishing.makePlan();
  await postgres.run(
    dev.connection.database,
    `CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(50); RETURN NEW; END $$;
    CREATE TRIGGER slow BEFORE INSERT ON journey_templates FOR EACH ROW EXECUTE FUNCTION slow()`,
  );
  await publishing.push('Dev');
  await expect(publishing.view.getByText(/^Step 3 of 5: Insert/)).toBeVisible();
  await publishing.view.getByRole('button', { name: 'Cancel the push' }).press('Enter');
  await expect(publishing.view.getByText(/The push was cancelled before COMMIT was sent/)).toBeVisible();
  await expect(publishing.view.getByText('Rolled back: nothing was written to Dev')).toBeVisible();
  expect(await rowsOf(postgres, dev)).toEqual([]);
});

test.describe('on a new computer', () => {
  test.use({ isFirstStart: true });

  test('the keyboard alone publishes to the sandbox of a fresh start', async ({ page }) => {
    const publishing = publishingPage(page);
    await publishing.open();
    await publishing.choose('Sandbox');
    const setUp = publishing.view.getByRole('button', { name: 'Set up this database' });
    const plan = publishing.view.getByRole('button', { name: 'Make a plan' });
    await expect(setUp.or(plan)).toBeVisible({ timeout: 60_000 });
    if (await setUp.isVisible()) {
      await setUp.focus();
      await page.keyboard.press('Enter');
    }
    await expect(plan).toBeVisible({ timeout: 30_000 });
    await plan.focus();
    await page.keyboard.press('Enter');
    const push = publishing.view.getByRole('button', { name: 'Push to Sandbox' });
    await expect(push).toBeVisible({ timeout: 30_000 });
    await push.focus();
    await page.keyboard.press('Enter');
    const banner = publishing.view.getByText(/^Sandbox has it: \d+ documents, \d+ rows/);
    await expect(banner).toBeVisible({ timeout: 30_000 });
    await expect(page.locator(':focus'), 'the result has the focus').toContainText('Sandbox has it');
  });
});
