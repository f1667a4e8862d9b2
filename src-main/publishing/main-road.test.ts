import { afterEach, expect, test } from 'vitest';
import { sharedPostgres } from '../../e2e/harness/shared-postgres.ts';
import type { EventPayload } from '../../shared/contract/events.ts';
import { pushJob, pushSteps } from '../../shared/publishing/push-job.ts';
import { createTestApps, removeTestFolders, type TestApp } from '../testing/test-app.ts';

const { start, stop } = createTestApps();
const server = await sharedPostgres();
afterEach(async () => {
  await stop();
  removeTestFolders();
});

/** Through the application itself, commands by name, as a window sends them. `majors.test.ts` asks the other majors. */
test('the main road: plan, push, pull, conflict, export', async () => {
  const { connection, password } = await server.createDatabase();
  const run = (sql: string) => server.run(connection.database, sql);
  const designer = async () => {
    const app = await start();
    const { id } = await app.get('publishing.saveEnvironment', {
      id: null,
      name: 'Production',
      role: 'production',
      connection,
      password,
      remember: true,
    });
    await app.get('publishing.unlock', { environmentId: id, confirmation: 'Production', minutes: 60 });
    return { ...app, environmentId: id };
  };

  const a = await designer();
  const inA = { environmentId: a.environmentId };
  await a.get('publishing.setup', { ...inA, confirmation: 'Production' });
  expect(await a.get('publishing.status', inA)).toMatchObject({ database: 'ready', differences: [] });
  const { id } = await a.get('documents.create', {
    kind: 'journey',
    name: 'Onboarding',
    template: 'consumer-onboarding',
  });
  const first = await push(a, a.environmentId, id);
  expect(first).toMatchObject({ state: 'committed', rows: 1, databaseUser: 'designer' });
  const steps = a.events
    .filter(({ event }) => event === 'jobs.progress')
    .map(({ payload }) => payload as EventPayload<'jobs.progress'>)
    .flatMap(({ job, step }) => (job === pushJob(a.environmentId) ? [step] : []));
  expect([...new Set(steps)]).toEqual(
    pushSteps.filter((step) => !['move-running', 'update', 'delete'].includes(step)),
  );

  const b = await designer();
  const inB = { environmentId: b.environmentId };
  const pulled = await b.get('publishing.pull', { ...inB, documentIds: [] });
  expect(pulled.pulled).toMatchObject([{ documentId: id, how: 'created' }]);
  const text = async (app: TestApp) => (await app.get('documents.exportJson', { id })).text;
  expect(await text(b)).toBe(await text(a));

  await edit(a, id, 'From A');
  await edit(b, id, 'From B');
  await push(b, b.environmentId, id);
  const status = await a.get('publishing.status', inA);
  expect(status.documents).toMatchObject([{ kind: 'journey', state: 'conflict' }]);
  const refused = await a.get('publishing.plan', { ...inA, documentIds: [id] });
  expect(refused.documents[0]).toMatchObject({
    write: 'none',
    blocked: expect.stringContaining('here and there'),
  });
  const conflict = await a.get('publishing.conflict', { ...inA, documentId: id });
  expect(conflict.fields).toMatchObject([{ mine: 'From A', theirs: 'From B', both: true }]);
  const side = { ...inA, documentId: id, side: 'mine' as const, theirsHash: conflict.theirsHash };
  await a.get('publishing.chooseSide', side);

  const plan = await a.get('publishing.plan', { ...inA, documentIds: [id] });
  const file = await a.get('publishing.exportSql', { planId: plan.id });
  const byPush = await a.get('publishing.push', {
    planId: plan.id,
    planHash: plan.hash,
    confirmation: 'Production',
  });
  expect(byPush.state).toBe('committed');
  const rows = await run('SELECT description, stages::text, touchpoints::text FROM journey_templates');
  expect(rows).toMatchObject([{ description: 'From A' }]);
  // The exported file says what was pushed: run afterwards, it changes nothing.
  await run(file.text);
  expect(await run('SELECT description, stages::text, touchpoints::text FROM journey_templates')).toEqual(
    rows,
  );
  expect(await a.get('publishing.pushes', inA)).toMatchObject([
    { state: 'committed' },
    { state: 'committed' },
  ]);
});

async function push(app: TestApp, environmentId: string, documentId: string) {
  const plan = await app.get('publishing.plan', { environmentId, documentIds: [documentId] });
  expect(plan.rehearsal.error).toBeNull();
  return app.get('publishing.push', { planId: plan.id, planHash: plan.hash, confirmation: 'Production' });
}

async function edit(app: TestApp, id: string, description: string) {
  const { document, revision } = await app.get('documents.open', { id });
  await app.get('documents.applyChange', {
    id,
    baseRevision: revision,
    changeId: `${id} ${description}`,
    intent: 'edit',
    label: 'Describe',
    change: {
      header: { description: [document.header['description'] ?? null, description] },
      added: [],
      updated: [],
      removed: [],
    },
  });
}
