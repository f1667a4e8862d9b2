import { test as base } from '../harness/fixtures.ts';
import { sharedPostgres } from '../harness/shared-postgres.ts';
import type { Target } from '../pages/publishing-page.ts';

interface DatabaseFixtures {
  readonly postgres: Awaited<ReturnType<typeof sharedPostgres>>;
  /** A new empty database on the server of this run, as the target of an environment. */
  readonly database: (name: string, role: Target['role']) => Promise<Target>;
}

/** Tests that write to a real Postgres: one server per run, a fresh database per target. */
export const test = base.extend<DatabaseFixtures>({
  // Playwright reads the names of fixtures from this pattern, also where there are none.
  // oxlint-disable-next-line no-empty-pattern
  postgres: async ({}, provide) => {
    await provide(await sharedPostgres());
  },
  database: async ({ postgres }, provide) => {
    await provide(async (name, role) => ({ name, role, ...(await postgres.createDatabase()) }));
  },
});

export { expect } from '@playwright/test';
