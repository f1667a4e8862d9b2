import { afterEach, expect, test } from 'vitest';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { oneDesigner } from '../../testing/designers.ts';
import { closePublishingWorkspaces, openPublishingWorkspace } from '../../testing/publishing-workspace.ts';
import { quoteName } from '../postgres/identifiers.ts';
import { connectToServer } from '../postgres/server-connection.ts';
import { fingerprintCatalog, readCatalogState } from './catalog-fingerprint.ts';
import { installAssisted } from './installing.ts';
import { assistedVersions } from './versions.ts';

const server = await sharedPostgres();
afterEach(closePublishingWorkspaces);

async function prepared() {
  const { w, environmentId, connection, password, run } = await oneDesigner(server);
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
  other.edit(id, null, { description: 'by the application' });
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

test('a late commit is not skipped; the memory is brought up to date; a newer or a foreign one is left alone', async () => {
  const { connection: to, password, w, environmentId, run, inDatabase } = await prepared();
  const session = await connectToServer(to, password);
  const first = await installAssisted(session, 'public', assistedVersions.slice(0, 1));
  expect(first).toMatchObject({ ok: true, value: { installation: { state: 'installed', version: 1 } } });
  const older = await w.get('publishing.assisted', { environmentId });
  expect(older).toMatchObject({ state: 'older', obstacle: null });
  expect(older.statements.join('\n')).not.toContain('CREATE TABLE jd_sync.pushes');
  const [slow, quick] = [w.draw('Slow'), w.draw('Quick')];
  expect(await w.push(environmentId, slow, quick)).toMatchObject({ ok: true });
  expect(await w.get('publishing.installAssisted', inDatabase)).toMatchObject({
    state: 'installed',
    statements: [],
    installed: { version: 3 },
  });

  // A transaction begins first and commits last; in between another one is written, committed and pulled.
  await session.query('BEGIN');
  await session.query(`UPDATE journey_templates SET description = 'late' WHERE id = '${slow}'`);
  await run(`UPDATE journey_templates SET description = 'soon' WHERE id = '${quick}'`);
  await w.get('publishing.pull', { environmentId, documentIds: [slow, quick] });
  expect((await w.get('publishing.changes', { environmentId })).changes).toEqual([]);
  await session.query('COMMIT');
  await session.close();
  expect((await w.get('publishing.changes', { environmentId })).changes).toMatchObject([{ name: 'Slow' }]);

  // What was deleted and taken away here too is no news for ever; what was never here is, while it is there.
  await run(`DELETE FROM journey_templates WHERE id = '${slow}'`);
  const known = () => w.get('publishing.changes', { environmentId });
  expect((await known()).changes).toMatchObject([
    { documentId: slow, writes: [{ operation: 'delete' }] },
    { documentId: slow, writes: [{ operation: 'update' }] },
  ]);
  await w.get('publishing.chooseSide', { environmentId, documentId: slow, side: 'theirs', theirsHash: null });
  w.edit(quick, null, { description: 'pushed' });
  expect(await w.push(environmentId, quick)).toMatchObject({ ok: true });
  expect((await known()).changes).toEqual([]);
  await run(`INSERT INTO business_processes (process_name, process_type, trigger_events, automation_rules)
    VALUES ('Theirs', 'billing', '[]', '[]'); TRUNCATE experiment_configs CASCADE`);
  expect((await known()).changes.map(({ name, writes }) => [name, writes[0]?.operation])).toEqual([
    [null, 'truncate'],
    [null, 'insert'],
  ]);
  await run('DELETE FROM business_processes');

  await run('ALTER TABLE journey_templates ADD COLUMN remark text');
  const removed = await w.get('publishing.removeAssisted', inDatabase);
  expect(removed.changedByOthers, 'what others did meanwhile is told').toContain('pg_attribute');

  await w.get('publishing.installAssisted', inDatabase);
  // It never stands in the way of a migration, nor of a writer after it.
  await run(`INSERT INTO business_processes (process_name, process_type, trigger_events, automation_rules)
      VALUES ('Raw', 'billing', '[]', '[]');
    ALTER TABLE business_processes ALTER COLUMN owner_team TYPE text;
    ALTER TABLE business_processes DROP COLUMN owner_team;
    UPDATE business_processes SET error_count = 1;
    UPDATE business_processes SET description = 'still written'; DELETE FROM business_processes`);
  const noted = await run('SELECT operation, columns::text AS columns FROM jd_sync.changes ORDER BY number');
  expect(noted).toEqual([
    { operation: 'insert', columns: '{}' },
    { operation: 'update', columns: '{description}' },
    { operation: 'delete', columns: '{}' },
  ]);
  await run('UPDATE jd_sync.installation SET version = 99');
  expect(await w.get('publishing.assisted', { environmentId })).toMatchObject({
    state: 'newer',
    statements: [],
    obstacle: expect.stringContaining('newer'),
  });
  w.edit(quick, null, { description: 'mine' });
  const refused = { ok: false, error: { message: expect.stringContaining('newer Journey Designer') } };
  expect(await w.push(environmentId, quick)).toMatchObject(refused);
  expect(await w.call('publishing.removeAssisted', inDatabase)).toMatchObject(refused);

  await run('DROP SCHEMA jd_sync CASCADE; CREATE SCHEMA jd_sync');
  for (const command of ['publishing.installAssisted', 'publishing.removeAssisted'] as const) {
    expect(await w.call(command, inDatabase)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('not of Journey Designer') },
    });
  }
  expect(await w.push(environmentId, quick), 'it stands in nobody’s way').toMatchObject({ ok: true });
  await run('DROP SCHEMA jd_sync');
  await w.environment(to, password, 'production', 'Live');
  const live = (await w.get('publishing.environments', {})).find(({ name }) => name === 'Live')!.id;
  await w.unlock(live);
  const untyped = { environmentId: live, confirmation: null };
  expect(await w.call('publishing.installAssisted', untyped)).toMatchObject({
    ok: false,
    error: { code: 'confirmation-needed' },
  });
  expect(await run(`SELECT 1 FROM pg_namespace WHERE nspname = 'jd_sync'`)).toEqual([]);
});
