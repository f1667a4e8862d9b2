import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { mayPublish, missingGrants, remarksOf } from '../../../shared/publishing/role-words.ts';
import { closePublishingWorkspaces, openPublishingWorkspace } from '../../testing/publishing-workspace.ts';

const server = await sharedPostgres();
afterEach(closePublishingWorkspaces);

test('what a role may do is told per table and column, with the statements that give what is missing', async () => {
  const { connection, password } = await server.createDatabase();
  const run = (sql: string) => server.run(connection.database, sql);
  const w = openPublishingWorkspace();
  const owner = await w.environment(connection, password, 'dev', 'Owner');
  await w.get('publishing.setup', { environmentId: owner, confirmation: null });
  const id = w.draw('Onboarding');
  const all = await w.get('publishing.roleCheck', { environmentId: owner });
  expect(all.tables.map(({ table }) => table)).toContain('funnel_stages');
  expect(
    all.tables.every(({ owned, insert, delete: remove }) => owned && insert.granted && remove.granted),
  ).toBe(true);
  expect(all).toMatchObject({ superuser: true, standby: false, readOnlyByDefault: false, pooled: false });
  expect(missingGrants(all, ['funnel_stages'])).toEqual([]);
  expect(remarksOf(all)).toEqual([
    { level: 'warns', text: expect.stringContaining('designer is a superuser') },
  ]);

  // Roles belong to the server, and that is everybody's.
  const user = `Some reader ${randomUUID().slice(0, 8)}`;
  await run(`CREATE ROLE "${user}" LOGIN PASSWORD 'secret' IN ROLE pg_read_all_settings`);
  await run(`GRANT SELECT ON ALL TABLES IN SCHEMA public TO "${user}"`);
  await run(`GRANT INSERT (id, template_name), UPDATE, DELETE ON journey_templates TO "${user}"`);
  await run(`ALTER TABLE business_processes ENABLE ROW LEVEL SECURITY`);
  await run(`GRANT INSERT, UPDATE ON business_processes TO "${user}"`);
  await run(`CREATE POLICY seen ON business_processes FOR SELECT USING (true)`);
  await run(`ALTER ROLE "${user}" SET default_transaction_read_only = on`);
  await run(`ALTER ROLE "${user}" SET lock_timeout = '3s'`);
  const reader = { ...connection, user };
  const environmentId = await w.environment(reader, 'secret', 'production', 'Reader');
  const facts = await w.get('publishing.roleCheck', { environmentId });
  const of = (table: string) => facts.tables.find((one) => one.table === table);
  expect(facts).toMatchObject({
    readOnlyByDefault: true,
    lockTimeout: '3s',
    memberOf: ['pg_read_all_settings'],
  });
  expect(of('journey_templates')).toMatchObject({
    owned: false,
    select: { granted: true },
    insert: { granted: false, without: expect.arrayContaining(['stages']) },
    update: { granted: true },
    delete: { granted: true },
  });
  expect(of('business_processes')).toMatchObject({
    rowSecurity: true,
    select: { noPolicy: false },
    insert: { granted: true, noPolicy: true },
  });
  expect(
    remarksOf(facts)
      .map(({ text }) => text)
      .join('\n'),
  ).toMatch(/only read.*\n.*Row level security.*business_processes.*\n.*3s/s);
  const grants = missingGrants(facts, ['funnel_stages']);
  expect(grants.map(({ purpose }) => purpose)).toEqual([
    'To publish',
    'Where row level security lets nothing through, a policy such as',
    'Only to delete documents for good',
  ]);
  expect(mayPublish(facts, ['funnel_stages'])).toBe(false);
  const plan = await w.plan(environmentId, id);
  expect(plan.checks).toContainEqual({
    name: 'Permissions',
    passed: false,
    detail: expect.stringMatching(
      /^Some reader \w+ may not insert into journey_templates: no right for .*more columns$/,
    ),
  });

  // What it says to run is what helps.
  for (const sql of grants.flatMap(({ statements }) => statements)) await run(sql);
  const after = await w.get('publishing.roleCheck', { environmentId });
  expect(missingGrants(after, ['funnel_stages'])).toEqual([]);
  expect(mayPublish(after, ['funnel_stages'])).toBe(true);
  await w.unlock(environmentId);
  expect(
    await w.push(environmentId, id),
    'also where transactions only read unless they say otherwise',
  ).toMatchObject({ ok: true });
});
