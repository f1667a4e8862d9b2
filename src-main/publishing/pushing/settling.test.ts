import { afterEach, expect, test } from 'vitest';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { openDatabase } from '../../database/database.ts';
import {
  closePublishingWorkspaces,
  openPublishingWorkspace,
  workspaceKey,
} from '../../testing/publishing-workspace.ts';

const server = await sharedPostgres();
afterEach(closePublishingWorkspaces);

/** A workspace as a killed process leaves it: the push was committed there, and the ledger here still says running. */
async function killedAfter(change: string) {
  const { connection, password } = await server.createDatabase();
  const first = openPublishingWorkspace();
  const environmentId = await first.environment(connection, password);
  await first.get('publishing.setup', { environmentId, confirmation: null });
  const id = first.draw('Onboarding');
  expect(await first.push(environmentId, id)).toMatchObject({ ok: true });
  await first.close();
  const database = openDatabase({ file: `${first.folder}/workspace.db`, key: workspaceKey });
  database.exec(`UPDATE pushes SET state = 'running', finished_at = NULL; DELETE FROM baselines; ${change}`);
  database.close();
  const w = openPublishingWorkspace(first.folder);
  const [push] = await w.get('publishing.pushes', { environmentId });
  return { w, push: push!, environmentId, run: (sql: string) => server.run(connection.database, sql) };
}

test('killed while COMMIT was on its way: unknown, then committed by what the server remembers', async () => {
  const { w, push, environmentId, run } = await killedAfter('');
  expect(push).toMatchObject({ state: 'unknown', finishedAt: null });
  // Somebody edits the row meanwhile: the transaction is known all the same.
  await run("UPDATE journey_templates SET description = 'later'");
  expect(await w.get('publishing.settlePush', { pushId: push.id })).toMatchObject({ state: 'committed' });
  expect(await w.states(environmentId)).toEqual({ Onboarding: 'changed-there' });
});

test('what was agreed on before it was known how a push ended is later than the push', async () => {
  const { w, push, environmentId, run } = await killedAfter('');
  await run("UPDATE journey_templates SET description = description || '!'");
  const [there] = await w.get('publishing.status', { environmentId }).then(({ documents }) => documents);
  const documentId = there!.documentId;
  const { theirsHash } = await w.get('publishing.conflict', { environmentId, documentId });
  await w.get('publishing.chooseSide', { environmentId, documentId, side: 'theirs', theirsHash });
  expect(await w.get('publishing.settlePush', { pushId: push.id })).toMatchObject({ state: 'committed' });
  expect(await w.states(environmentId)).toEqual({ Onboarding: 'equal' });
  await run("UPDATE journey_templates SET description = rtrim(description, '!')");
  expect(await w.states(environmentId), 'taken back by others: no change of this side').toEqual({
    Onboarding: 'changed-there',
  });
});

test('killed before COMMIT was sent: nothing was written, and it says so without asking', async () => {
  const { push } = await killedAfter('UPDATE pushes SET transaction_id = NULL');
  expect(push).toMatchObject({
    state: 'rolled-back',
    message: expect.stringContaining('nothing was written'),
  });
});

test('a server that does not know the transaction: the hashes decide, and where they do not, it stays unknown', async () => {
  const { w, push, environmentId, run } = await killedAfter("UPDATE pushes SET transaction_id = '999999999'");
  await run("UPDATE journey_templates SET description = description || '!'");
  expect(await w.get('publishing.settlePush', { pushId: push.id })).toMatchObject({
    state: 'unknown',
    finishedAt: null,
  });
  await run("UPDATE journey_templates SET description = rtrim(description, '!')");
  expect(await w.get('publishing.settlePush', { pushId: push.id })).toMatchObject({ state: 'committed' });
  expect(await w.states(environmentId)).toEqual({ Onboarding: 'equal' });
  expect(await run('SELECT count(*) AS n FROM journey_templates')).toEqual([{ n: '1' }]);
});

test('an aborted transaction is rolled back, and the row that never came is new here', async () => {
  const { w, push, environmentId, run } = await killedAfter('');
  const [aborted] = await run('BEGIN; SELECT pg_current_xact_id()::text AS id');
  const database = openDatabase({ file: `${w.folder}/workspace.db`, key: workspaceKey });
  database.prepare('UPDATE pushes SET transaction_id = ?').run(aborted!['id']);
  database.close();
  await run('DELETE FROM journey_templates');
  expect(await w.get('publishing.settlePush', { pushId: push.id })).toMatchObject({ state: 'rolled-back' });
  expect(await w.states(environmentId)).toEqual({ Onboarding: 'new-here' });
});
