import { afterEach, expect, test } from 'vitest';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { closePublishingWorkspaces, openPublishingWorkspace } from '../../testing/publishing-workspace.ts';
import { quoteName } from '../postgres/identifiers.ts';
import { connectToServer } from '../postgres/server-connection.ts';
import { fingerprintCatalog, readCatalogState } from './catalog-fingerprint.ts';

const server = await sharedPostgres();
afterEach(closePublishingWorkspaces);

async function prepared() {
  const { connection, password } = await server.createDatabase();
  const w = openPublishingWorkspace();
  const environmentId = await w.environment(connection, password);
  await w.get('publishing.setup', { environmentId, confirmation: null });
  const run = (sql: string) => server.run(connection.database, sql);
  const fingerprint = async () => {
    const session = await connectToServer(connection, password);
    const read = fingerprintCatalog(await readCatalogState(session));
    await session.close();
    return read;
  };
  const inDatabase = { environmentId, confirmation: null };
  return { connection, password, w, environmentId, run, fingerprint, inDatabase };
}

test('is shown first, installed, used by everybody who writes, and removed without a trace', async () => {
  const { connection, password, w, environmentId, run, fingerprint, inDatabase } = await prepared();
  const { database } = connection;
  const writer = `writer "${database}"`;
  const role = quoteName(writer);
  await run(`CREATE ROLE ${role} LOGIN PASSWORD 'p';
    GRANT USAGE ON SCHEMA public TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`);
  const before = await fingerprint();

  const preview = await w.get('publishing.assisted', { environmentId });
  expect(preview).toMatchObject({ state: 'bare', installed: null, obstacle: null, removal: [] });
  expect(preview.access).toEqual([{ user: writer, writes: true }]);
  expect(preview.statements.join('\n')).toContain(`TO ${role}`);
  expect(await fingerprint(), 'a look changes nothing').toEqual(before);

  const installed = await w.get('publishing.installAssisted', inDatabase);
  expect(installed).toMatchObject({ state: 'installed', statements: [], installed: { by: 'designer' } });

  // A push notes itself, and what it writes carries its number; own pushes are no news.
  const id = w.draw('Onboarding');
  const pushed = await w.push(environmentId, id);
  expect(pushed).toMatchObject({ ok: true, value: { state: 'committed' } });
  const [noted] = await run('SELECT * FROM jd_sync.pushes');
  expect(noted).toMatchObject({
    database_user: 'designer',
    display_name: 'Robin',
    plan_hash: pushed.ok && pushed.value.planHash,
  });
  const [logged] = await run(
    `SELECT c.*, t.id AS there FROM jd_sync.changes c JOIN journey_templates t ON t.id = c.row_id AND c.new_hash IS NOT NULL`,
  );
  expect(logged).toMatchObject({
    operation: 'insert',
    push_id: noted!['id'],
    transaction_id: noted!['transaction_id'],
  });
  expect(await w.get('publishing.changes', { environmentId })).toMatchObject({
    state: 'installed',
    changes: [],
  });

  // Somebody else writes by hand: authored columns are news, a counter is not, and a false push number deceives nobody.
  await run(`SET jd_sync.push_id = '${noted!['id']}'; SET SESSION AUTHORIZATION ${role};
    UPDATE public.journey_templates SET description = 'by hand';
    UPDATE public.journey_templates SET usage_count = 7`);
  const { changes } = await w.get('publishing.changes', { environmentId });
  expect(changes).toMatchObject([
    { documentId: id, name: 'Onboarding', kind: 'journey', by: writer, displayName: null, how: 'sql' },
  ]);
  expect(changes[0]?.writes).toEqual([
    { table: 'journey_templates', operation: 'update', rows: 1, columns: ['description'] },
  ]);
  await w.get('publishing.pull', { environmentId, documentIds: [id] });
  expect((await w.get('publishing.changes', { environmentId })).changes).toEqual([]);

  // Nobody writes to the memory but through it.
  for (const sql of [
    'DELETE FROM jd_sync.changes',
    "UPDATE jd_sync.pushes SET database_user = 'nobody'",
    "INSERT INTO jd_sync.changes (table_name, operation, columns) VALUES ('journey_templates', 'update', '{}')",
    'DROP SCHEMA jd_sync CASCADE',
  ]) {
    await expect(run(`SET SESSION AUTHORIZATION ${role}; ${sql}`), sql).rejects.toThrow();
  }

  // Another workspace pushes: its person is named, and what is there is pulled with it.
  const other = openPublishingWorkspace();
  const theirs = await other.environment(connection, password, 'dev', 'Theirs');
  await other.get('publishing.pull', { environmentId: theirs, documentIds: [] });
  other.edit(id, null, { description: 'by the application' } as never);
  await other.push(theirs, id);
  expect((await w.get('publishing.changes', { environmentId })).changes).toMatchObject([
    { documentId: id, by: 'designer', displayName: 'Robin', how: 'push' },
  ]);

  await run('CREATE VIEW public.mine AS SELECT * FROM jd_sync.changes');
  expect(await w.call('publishing.removeAssisted', inDatabase)).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('view public.mine') },
  });
  await run('DROP VIEW public.mine');
  expect(await w.get('publishing.removeAssisted', inDatabase)).toEqual({ changedByOthers: [] });
  expect(await fingerprint(), 'as before').toEqual(before);
  expect(await w.get('publishing.changes', { environmentId })).toMatchObject({ state: 'bare', changes: [] });
  await run(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
});
