import { Client } from 'pg';
import { expect, test } from 'vitest';
import { startCuttingProxy } from '../../../e2e/harness/cutting-proxy.ts';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { usersStep } from '../../../shared/publishing/users-step.ts';
import { checkCatalog, readCatalog } from './catalog.ts';
import type { Connection } from './connection.ts';
import { type ExpectedTable, expectedTables } from './expected-tables.ts';
import { readSchemaSteps } from './schema-files.ts';
import { connectToServer } from './server-connection.ts';
import { type PlannedStep, planSetup, runSetup } from './setup.ts';

const server = await sharedPostgres();

async function freshDatabase() {
  const { connection: to, password } = await server.createDatabase();
  const connection = await connectToServer(to, password);
  return { to, connection, run: (sql: string) => server.run(to.database, sql) };
}

async function textsOf(connection: Connection, schema = 'public') {
  return (await checkCatalog(connection, schema)).differences.map(({ text, effect }) => `${effect}: ${text}`);
}

/** Everything that the database holds besides what every new one does. */
async function inventory(run: (sql: string) => Promise<unknown>) {
  return run(`SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
    UNION ALL SELECT nspname, NULL FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' ORDER BY 1, 2`);
}

async function takeDown(connection: Connection, schema: string, done: readonly string[]) {
  const steps = readSchemaSteps(schema).filter(({ name }) => done.includes(name));
  for (const { down } of steps.toReversed()) for (const statement of down) await connection.query(statement);
}

const withoutState = (steps: readonly PlannedStep[], state: PlannedStep['state']) =>
  steps.flatMap((step) => (step.state === state ? [] : [[step.name, step.state, step.reason]]));

test('the steps make the data model in a schema of any name; downwards they leave nothing', async () => {
  const { connection, run } = await freshDatabase();
  const before = await inventory(run);
  const made: [string, readonly string[]][] = [];
  for (const schema of ['public', 'Jour"ney; DROP \\ ✓']) {
    const plan = await planSetup(connection, schema);
    expect(plan.state).toBe('empty');
    // The first finds the schema, the second auth.users, which the first made.
    const there = schema === 'public' ? '0001-schema' : '0002-auth-users';
    expect(withoutState(plan.steps, 'to-do')).toEqual([[there, 'there', null]]);
    const seen: string[] = [];
    const { done, failure } = await runSetup(connection, schema, (at, total, title) =>
      seen.push(`${at}/${total} ${title}`),
    );
    expect([failure, done.length, seen.length]).toEqual([null, 11, 12]);
    expect(seen).toContain('10/11 Experiments');
    expect(sorted(await readCatalog(connection, schema))).toEqual(sorted(expectedTables));
    expect(await checkCatalog(connection, schema)).toMatchObject({ state: 'ready', differences: [] });
    expect((await runSetup(connection, schema)).done).toEqual([]);
    made.push([schema, done]);
  }
  for (const [schema, done] of made.toReversed()) await takeDown(connection, schema, done);
  expect(await inventory(run)).toEqual(before);
  await connection.close();
});

test('what is there is never altered; what is missing is added, or says why it cannot be', async () => {
  const { connection, run } = await freshDatabase();
  await runSetup(connection, 'public');
  // An older production, half of it gone its own way, in use.
  await run(`DROP TABLE touchpoints, journey_templates, funnel_stages; DROP INDEX idx_process_executions_status;
    ALTER TABLE experiment_configs ALTER owner TYPE varchar(10); CREATE VIEW funnel_stages AS SELECT 1 AS id;
    ALTER TABLE customer_journeys DROP CONSTRAINT customer_journeys_pkey CASCADE;
    INSERT INTO business_processes (process_name, process_type) VALUES ('Kept', 'support')`);
  const plan = await planSetup(connection, 'public');
  expect(withoutState(plan.steps, 'there')).toEqual([
    [
      '0004-touchpoints',
      'blocked',
      'customer_journeys has no unique uuid column id that could be referred to',
    ],
    [
      '0006-process-executions',
      'to-do',
      'the index idx_process_executions_status on process_executions is missing',
    ],
    [
      '0008-funnel-stages',
      'differs',
      'funnel_stages is not a table there but something else, a view perhaps',
    ],
    ['0011-journey-templates', 'to-do', null],
    ['0012-experiment-configs', 'differs', 'experiment_configs.owner is varchar(10), expected varchar(100)'],
  ]);
  const { done, failure } = await runSetup(connection, 'public');
  expect([failure, done]).toEqual([null, ['0006-process-executions', '0011-journey-templates']]);
  const left = (await textsOf(connection)).join();
  expect(left).toContain('owner');
  expect(left).not.toMatch(/journey_templates|process_executions/);
  expect(await run('SELECT process_name FROM business_processes')).toEqual([{ process_name: 'Kept' }]);
  await connection.close();
});

test('without auth.users, where none was asked for, the rest is made; asked for later, what needs it follows', async () => {
  const { connection, run } = await freshDatabase();
  const without = { users: false };
  const { plan, done, failure } = await runSetup(connection, 'public', undefined, without);
  expect([failure, done.length]).toEqual([null, 6]);
  const [users, ...rest] = withoutState(plan.steps, 'there');
  expect(users).toEqual([usersStep, 'blocked', 'It was not asked for.']);
  expect(rest).toHaveLength(4);
  expect(await run("SELECT to_regclass('auth.users') AS users")).toEqual([{ users: null }]);
  expect((await runSetup(connection, 'public', undefined, without)).done).toEqual([]);

  const later = await runSetup(connection, 'public');
  expect([later.failure, later.done.length, later.plan.state]).toEqual([null, 5, 'ready']);
  await connection.close();
});

test('a role that may not refer to the users makes what needs none of them, and is told the rest', async () => {
  const { to, connection: owner, run } = await freshDatabase();
  const role = `r${to.database}`;
  await run(`CREATE ROLE ${role} LOGIN PASSWORD 'theirs'; CREATE SCHEMA auth; CREATE TABLE auth.users (id uuid PRIMARY KEY);
    GRANT USAGE, CREATE ON SCHEMA public TO ${role}`);
  const connection = await connectToServer({ ...to, user: role }, 'theirs');
  const { plan, done, failure } = await runSetup(connection, 'public');
  expect([failure, done.length]).toEqual([null, 6]);
  const reason = `${role} may not refer to auth.users`;
  expect(withoutState(plan.steps, 'there')).toEqual([
    ['0003-customer-journeys', 'blocked', reason],
    ['0004-touchpoints', 'blocked', 'It needs "People under way".'],
    ['0006-process-executions', 'blocked', reason],
    ['0009-user-experiences', 'blocked', 'It needs "People under way".'],
  ]);
  await connection.close();
  await owner.close();
  await run(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
});

test('a step waits for nobody longer than a second, and one that stops takes itself back', async () => {
  const { to, connection, run } = await freshDatabase();
  await run('CREATE SCHEMA auth; CREATE TABLE auth.users (id uuid PRIMARY KEY)');
  const other = new Client({ ...to, password: server.password });
  await other.connect();
  await other.query('BEGIN; INSERT INTO auth.users VALUES (gen_random_uuid())');
  // A table that refers to auth.users has to wait for its writers.
  const stopped = await runSetup(connection, 'public');
  expect(stopped.done).toEqual([]);
  expect(stopped.failure?.message).toMatch(
    /^"People under way.*Somebody else holds.*Nothing was changed there/,
  );
  await other.query('COMMIT');
  await other.end();
  expect((await runSetup(connection, 'public')).plan.state).toBe('ready');

  // Two people at once: each finds done what the other did.
  const second = await connectToServer(to, server.password);
  const both = await Promise.all([connection, second].map((session) => runSetup(session, 'both')));
  expect(both.map(({ plan, failure }) => [plan.state, failure])).toEqual([
    ['ready', null],
    ['ready', null],
  ]);
  await second.close();

  // Cut in the middle: the next set-up goes on from there.
  const proxy = await startCuttingProxy(to.port);
  await run('DROP SCHEMA "both" CASCADE');
  for (const [at, when] of [
    ['idx_touchpoints_success', 'after'],
    ['idx_funnel_stages_order', 'before'],
  ] as const) {
    const cut = await connectToServer({ ...to, port: proxy.port }, server.password);
    proxy.cutAt({ at: `CREATE INDEX ${at}`, when });
    const { failure } = await runSetup(cut, 'both');
    expect(failure?.message).toContain('Whether this step is done is not known');
    await cut.close();
  }
  await proxy.stop();
  expect((await runSetup(connection, 'both')).plan.state).toBe('ready');

  // What verify finds rolls the step back: here a server that takes a column out of each new table.
  await run(`DROP TABLE journey_templates; CREATE FUNCTION meddle() RETURNS event_trigger LANGUAGE plpgsql AS $$
    BEGIN ALTER TABLE public.journey_templates DROP COLUMN version; END $$;
    CREATE EVENT TRIGGER meddle ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION meddle()`);
  const meddled = await runSetup(connection, 'public');
  expect(meddled.failure?.message).toContain('journey_templates.version is not character varying(20)');
  expect(await run(`SELECT to_regclass('journey_templates') AS t`)).toEqual([{ t: null }]);
  await connection.close();
});

test('every difference is told in words, with what follows from it', async () => {
  const { to, connection } = await freshDatabase();
  await runSetup(connection, 'public');
  for (const [sql, ...texts] of drifts) {
    await connection.query('BEGIN');
    for (const statement of sql.split('; ')) await connection.query(statement);
    expect(await textsOf(connection)).toEqual(texts);
    await connection.query('ROLLBACK');
  }
  expect(await textsOf(connection)).toEqual([]);

  // A server of its own habits is no different one, and a version that nobody tried is told.
  await connection.query('SET quote_all_identifiers = on');
  expect(await textsOf(connection)).toEqual([]);
  await connection.close();
  const proxy = await startCuttingProxy(to.port);
  proxy.rewrite({
    from: "current_setting('server_version_num') AS number, pg_catalog.pg_is_in_recovery()",
    to: "'190001' AS number, true",
  });
  const newer = await connectToServer({ ...to, port: proxy.port }, server.password);
  expect(await textsOf(newer)).toEqual([
    expect.stringMatching(/^harmless: the server is PostgreSQL .*tested with 14 to 18$/),
    expect.stringMatching(/^harmless: the server is a standby/),
  ]);
  await newer.close();
  await proxy.stop();
});

const drifts: readonly (readonly [string, ...string[]])[] = [
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
    'unreadable: journey_templates.description is missing',
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
  ['DROP TABLE journey_analytics', 'unreadable: the table journey_analytics is missing'],
  [
    "ALTER TABLE experiment_configs ALTER status SET DEFAULT 'running'",
    "harmless: experiment_configs.status has default 'running'::character varying, expected default 'draft'::character varying",
  ],
  [
    "ALTER TABLE conversion_funnels DROP CONSTRAINT conversion_funnels_funnel_type_check; ALTER TABLE conversion_funnels ADD CHECK (funnel_type IN ('awareness', 'consideration', 'purchase', 'retention', 'advocacy', 'loyalty'))",
    'harmless: conversion_funnels.funnel_type also takes "loyalty" there',
  ],
  [
    "ALTER TABLE conversion_funnels DROP CONSTRAINT conversion_funnels_funnel_type_check; ALTER TABLE conversion_funnels ADD CHECK (funnel_type IN ('awareness', 'consideration'))",
    'blocks: conversion_funnels.funnel_type does not take "purchase", "retention", "advocacy" there',
  ],
  [
    'ALTER TABLE business_processes DROP CONSTRAINT business_processes_priority_check; ALTER TABLE business_processes ADD CHECK (priority >= 1 AND priority <= 5)',
    'blocks: business_processes.priority takes 1 to 5 there, expected 1 to 10',
  ],
  [
    'ALTER TABLE business_processes DROP CONSTRAINT business_processes_priority_check; ALTER TABLE business_processes ADD CHECK (priority >= 0 AND priority <= 99)',
    'harmless: business_processes.priority takes 0 to 99 there, expected 1 to 10',
  ],
  [
    'ALTER TABLE business_processes ALTER priority TYPE bigint',
    'harmless: business_processes.priority is bigint, expected integer',
  ],
  [
    'ALTER TABLE journey_templates ALTER success_rate TYPE numeric(4,2)',
    'harmless: journey_templates.success_rate is numeric(4,2), expected numeric(5,2)',
  ],
  [
    'ALTER TABLE journey_analytics ALTER drop_off_rate TYPE numeric(4,2)',
    'blocks: journey_analytics.drop_off_rate is numeric(4,2), expected numeric(5,2)',
  ],
  [
    'ALTER TABLE journey_templates DROP COLUMN usage_count',
    'harmless: journey_templates.usage_count is missing',
  ],
  [
    'ALTER TABLE journey_templates DROP COLUMN success_rate; ALTER TABLE journey_templates ADD COLUMN success_rate numeric(5,2) NOT NULL',
    'no-inserts: journey_templates.success_rate is not null, expected that it may be empty',
    'harmless: journey_templates.success_rate has no default, expected default 0.0',
  ],
  ['ALTER TABLE journey_templates DROP COLUMN updated_at', 'blocks: journey_templates.updated_at is missing'],
  [
    'ALTER TABLE journey_templates ALTER stages TYPE json',
    'unreadable: journey_templates.stages is json, expected jsonb',
  ],
  [
    'ALTER TABLE journey_templates DROP COLUMN description; ALTER TABLE journey_templates ADD COLUMN description text GENERATED ALWAYS AS (template_name) STORED',
    'blocks: journey_templates.description is made by the server, so it cannot be written',
  ],
  [
    `ALTER TABLE journey_templates ${Array.from({ length: 900 }, (_, at) => `ADD COLUMN c${at} text`).join(', ')}`,
    'harmless: journey_templates has 900 columns that are not ours; they are left as they are',
  ],
  [
    'ALTER TABLE journey_templates RENAME TO journey_plans',
    'unreadable: the table journey_templates is missing; "journey_plans" has its columns: was it renamed?',
  ],
  [
    'ALTER TABLE journey_templates ADD COLUMN "a\u202e<b>\u001b[31m" text',
    'harmless: journey_templates.a <b> [31m is not ours; it is left as it is',
  ],
];

function sorted(tables: Readonly<Record<string, ExpectedTable>>) {
  return Object.fromEntries(
    Object.entries(tables).map(([name, { columns, unique, checks, references, indexes }]) => [
      name,
      {
        columns,
        indexes,
        unique: unique.toSorted(),
        checks: checks.toSorted(),
        references: references.toSorted(),
      },
    ]),
  );
}
