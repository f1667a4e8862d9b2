import { test as base } from '../harness/fixtures.ts';
import { type PostgresServer, startPostgres } from '../harness/postgres-server.ts';
import type { Target } from '../pages/publishing-page.ts';

interface DatabaseFixtures {
  /** A new empty database on the server of this worker, as the target of an environment. */
  readonly database: (name: string, role: Target['role']) => Promise<Target>;
}

/** Tests that write to a real Postgres: one server per worker, a fresh database per target. */
export const test = base.extend<DatabaseFixtures, { readonly postgres: PostgresServer }>({
  postgres: [
    // Playwright reads the names of fixtures from this pattern, also where there are none.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      const server = await startPostgres();
      await provide(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  database: async ({ postgres }, provide) => {
    await provide(async (name, role) => ({ name, role, ...(await postgres.createDatabase()) }));
  },
});

export { expect } from '@playwright/test';
