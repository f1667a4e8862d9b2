import { expect, test } from 'vitest';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { checkCatalog, readCatalog } from './catalog.ts';
import type { Connection } from './connection.ts';
import { expectedTables } from './expected-tables.ts';
import { readSchemaStep } from './schema-files.ts';
import { connectToServer } from './server-connection.ts';
import { planSetup, runSetup } from './setup.ts';

const server = await sharedPostgres();

async function freshDatabase() {
  const { connection: to, password } = await server.createDatabase();
  const connection = await connectToServer(to, password);
  return { to, connection, run: (sql: string) => server.run(to.database, sql) };
}

async function textsOf(connection: Connection, schema = 'public') {
  return (await checkCatalog(connection, schema)).differences.map(({ text, effect }) => `${effect}: ${text}`);
}

test('what the migration makes is the data model, in a schema of any name; down leaves nothing, up works again', async () => {
  const { connection, run } = await freshDatabase();
  for (const schema of ['public', 'Jour"ney; DROP ✓']) {
    const plan = await planSetup(connection, schema);
    expect(plan).toMatchObject({ state: 'empty', needsAuthUsers: schema === 'public' });
    await runSetup(connection, schema);
    expect(sorted(await readCatalog(connection, schema))).toEqual(sorted(expectedTables));
    expect(await checkCatalog(connection, schema)).toEqual({ state: 'ready', differences: [] });
  }
  const down = [...readSchemaStep('0001_data_model', 'down'), ...readSchemaStep('auth_users', 'down')].join(
    ';',
  );
  await run(`DROP SCHEMA "Jour""ney; DROP ✓" CASCADE`);
  await run(down);
  const left = await run(`SELECT count(*) AS n FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`);
  expect(left).toEqual([{ n: '0' }]);
  expect((await runSetup(connection, 'public')).needsAuthUsers).toBe(true);
  expect((await checkCatalog(connection, 'public')).state).toBe('ready');
  await connection.close();
});

test('set-up leaves tables alone that exist and differ, and lists how', async () => {
  const { connection, run } = await freshDatabase();
  await run('CREATE TABLE journey_templates (id uuid PRIMARY KEY, version varchar(10))');
  const plan = await runSetup(connection, 'public');
  expect(plan).toMatchObject({ state: 'differs', statements: [] });
  const texts = plan.differences.map(({ text }) => text);
  expect(texts).toContain('journey_templates.version is varchar(10), expected varchar(20)');
  expect(texts).toContain('journey_templates.stages is missing');
  expect(texts).toContain('the table touchpoints is missing');
  expect(
    await run("SELECT to_regclass('auth.users') AS users, to_regclass('touchpoints') AS points"),
  ).toEqual([{ users: null, points: null }]);
  await connection.close();
});

test.each([
  [
    'ALTER TABLE journey_templates ADD COLUMN extra text',
    'harmless: journey_templates.extra is not ours; it is left as it is',
  ],
  [
    'ALTER TABLE journey_templates ADD COLUMN tenant uuid NOT NULL',
    'no-inserts: journey_templates.tenant is not ours and may not be empty, so no row can be added',
  ],
  [
    'ALTER TABLE journey_templates ALTER version TYPE varchar(10)',
    'blocks: journey_templates.version is varchar(10), expected varchar(20)',
  ],
  [
    'ALTER TABLE journey_templates ALTER version TYPE text',
    'harmless: journey_templates.version is text, expected varchar(20)',
  ],
  [
    'ALTER TABLE journey_templates DROP COLUMN description',
    'blocks: journey_templates.description is missing',
  ],
  [
    'ALTER TABLE journey_templates ALTER description SET NOT NULL',
    'blocks: journey_templates.description is not null, expected that it may be empty',
  ],
  [
    'ALTER TABLE journey_templates DROP CONSTRAINT journey_templates_template_name_key',
    'blocks: journey_templates lacks the unique template_name',
  ],
  [
    "ALTER TABLE journey_templates ADD CHECK (version <> 'x')",
    "blocks: journey_templates has another check: (version::text <> 'x'::text)",
  ],
  [
    'CREATE UNIQUE INDEX one ON journey_templates (description)',
    'blocks: the unique index one on journey_templates (description unique) is not ours',
  ],
  ['DROP INDEX idx_touchpoints_type', 'harmless: the index idx_touchpoints_type on touchpoints is missing'],
  ['DROP TABLE journey_analytics', 'blocks: the table journey_analytics is missing'],
  [
    "ALTER TABLE experiment_configs ALTER status SET DEFAULT 'running'",
    "harmless: experiment_configs.status has default 'running'::character varying, expected default 'draft'::character varying",
  ],
])('after %s', async (sql, text) => {
  const { connection, run } = await freshDatabase();
  await runSetup(connection, 'public');
  await run(sql);
  expect(await textsOf(connection)).toEqual([text]);
  await connection.close();
});

function sorted(tables: Awaited<ReturnType<typeof readCatalog>>) {
  return Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [
      name,
      {
        ...table,
        unique: table.unique.toSorted(),
        checks: table.checks.toSorted(),
        references: table.references.toSorted(),
      },
    ]),
  );
}
