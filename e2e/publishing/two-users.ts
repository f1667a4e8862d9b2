import type { Page } from '@playwright/test';
import { publishingPage, type Target } from '../pages/publishing-page.ts';
import { expect, type test } from './with-postgres.ts';

type Fixtures = Parameters<Parameters<typeof test>[2]>[0];

interface TwoUsers {
  readonly page: Page;
  readonly database: Fixtures['database'];
  readonly postgres: Fixtures['postgres'];
}

/** A database that is set up as `Dev`, with a second user who may do what `rights` says, and the way to assisted mode there. */
export async function devOfTwoUsers({ page, database, postgres }: TwoUsers, rights: string) {
  const target: Target = await database('Dev', 'Development');
  const run = (sql: string) => postgres.run(target.connection.database, sql);
  const user = `kim_${target.connection.database}`;
  const publishing = publishingPage(page);
  const { view } = publishing;
  await publishing.open();
  await publishing.addEnvironment(target);
  await publishing.setUp('Dev');
  await run(
    `CREATE ROLE ${user} LOGIN PASSWORD 'seen'; GRANT ${rights} ON ALL TABLES IN SCHEMA public TO ${user}`,
  );
  return {
    run,
    user,
    publishing,
    view,
    /** The same database, as the other user sees it. */
    theirs: { ...target, name: 'Kim', connection: { ...target.connection, user }, password: 'seen' },
    memory: page.getByRole('region', { name: 'What the database remembers' }),
    install: async () => {
      await view.getByRole('button', { name: 'Install in Dev' }).press('Enter');
      await expect(view.getByText(/^Installed\. From now on Dev remembers/)).toBeVisible({ timeout: 20_000 });
    },
    /** Roles outlive their database on the server of the run. */
    dropUser: () => run(`DROP OWNED BY ${user}; DROP ROLE ${user}`),
  };
}
