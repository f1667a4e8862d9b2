import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { templates } from '../../../shared/templates/templates.ts';
import { oneDesigner, twoDesigners, writtenTables } from '../../testing/designers.ts';
import { closePublishingWorkspaces, type PublishingWorkspace } from '../../testing/publishing-workspace.ts';

const server = await sharedPostgres();
afterEach(closePublishingWorkspaces);

/** One document of each kind, published twice: as it was made and with another description. */
async function publishedTwice() {
  const { w, environmentId, run } = await oneDesigner(server);
  const ids = ['journey', 'funnel', 'process', 'experiment'].map((wanted) =>
    w.draw(templates.find(({ kind }) => kind === wanted)!.make(randomUUID)),
  );
  const pushIds: string[] = [];
  const push = async () => {
    const pushed = await w.push(environmentId, ...ids);
    if (!pushed.ok) throw new Error(pushed.error.message);
    pushIds.push(pushed.value.id);
  };
  const rows = async () =>
    Promise.all(
      writtenTables.map((table) =>
        run(`SELECT to_jsonb(t) - 'updated_at' AS row FROM ${table} t ORDER BY id`),
      ),
    );
  await push();
  const first = await rows();
  for (const id of ids) w.edit(id, null, { description: 'second' });
  await push();
  return { w, environmentId, ids, pushIds, run, rows, first };
}

test('a push is taken back to what stood there before; what is here stays, and is to be published again', async () => {
  const { w, environmentId, pushIds, rows, first } = await publishedTwice();
  const plan = await w.get('publishing.planRollback', { pushId: pushIds[1]! });
  expect(plan.documents.map(({ write, blocked }) => [write, blocked])).toEqual(
    Array.from({ length: 4 }, () => ['update', null]),
  );
  expect(plan.documents.every(({ fields }) => fields.some(({ what }) => what === 'Description'))).toBe(true);
  const back = await w.get('publishing.push', { planId: plan.id, planHash: plan.hash, confirmation: null });
  expect(back.state).toBe('committed');
  expect(await rows()).toEqual(first);
  expect(new Set(Object.values(await w.states(environmentId)))).toEqual(new Set(['changed-here']));
});

test('what a push added is deleted, with what depends on it said before', async () => {
  const { w, environmentId, ids, pushIds, run, rows } = await publishedTwice();
  await run(
    `INSERT INTO process_executions (process_id, execution_status) SELECT id, 'completed' FROM business_processes`,
  );
  const second = await w.get('publishing.planRollback', { pushId: pushIds[1]! });
  await w.get('publishing.push', { planId: second.id, planHash: second.hash, confirmation: null });
  const plan = await w.get('publishing.planRollback', { pushId: pushIds[0]! });
  expect(plan.documents.map(({ write }) => write)).toEqual(['delete', 'delete', 'delete', 'delete']);
  const cascades = Object.fromEntries(plan.documents.map(({ kind, cascades: words }) => [kind, words]));
  expect(cascades['process']).toEqual(['1 execution with its history']);
  expect(cascades['funnel']![0]).toMatch(/^\d+ steps$/);
  const { text } = await w.get('publishing.exportSql', { planId: plan.id });
  await w.get('publishing.push', { planId: plan.id, planHash: plan.hash, confirmation: null });
  expect((await rows()).flat()).toEqual([]);
  await run(text);
  expect((await rows()).flat()).toEqual([]);
  expect(new Set(Object.values(await w.states(environmentId)))).toEqual(new Set(['new-here']));
  expect(ids.every((id) => w.read(id).document.header['description'] === 'second')).toBe(true);
});

test('what others changed since is listed and not touched; a change after the plan stops it', async () => {
  const { w, pushIds, run } = await publishedTwice();
  await run(`UPDATE journey_templates SET description = 'theirs'`);
  const plan = await w.get('publishing.planRollback', { pushId: pushIds[1]! });
  expect(plan.documents.find(({ kind }) => kind === 'journey')).toMatchObject({
    state: 'changed-there',
    write: 'none',
    rows: 0,
  });
  expect(plan.documents.filter(({ write }) => write === 'update')).toHaveLength(3);
  await run(`UPDATE business_processes SET description = 'theirs too'`);
  const late = await w.call('publishing.push', { planId: plan.id, planHash: plan.hash, confirmation: null });
  expect(late).toMatchObject({ ok: false, error: { code: 'production-moved' } });
  const again = await w.get('publishing.planRollback', { pushId: pushIds[1]! });
  await w.get('publishing.push', { planId: again.id, planHash: again.hash, confirmation: null });
  expect(await run('SELECT description FROM journey_templates')).toEqual([{ description: 'theirs' }]);
  expect(await run('SELECT description FROM business_processes')).toEqual([{ description: 'theirs too' }]);
});

test('a rollback can be rolled back', async () => {
  const { w, pushIds, rows } = await publishedTwice();
  const after = await rows();
  const back = await w.get('publishing.planRollback', { pushId: pushIds[1]! });
  const done = await w.get('publishing.push', { planId: back.id, planHash: back.hash, confirmation: null });
  const forth = await w.get('publishing.planRollback', { pushId: done.id });
  await w.get('publishing.push', { planId: forth.id, planHash: forth.hash, confirmation: null });
  expect(await rows()).toEqual(after);
});

test('what nobody here has seen is not written over after a way back: neither what a switched off row said, nor what others took back', async () => {
  const { a, b, inA, inB, run } = await twoDesigners(server);
  const [retired, shared] = [a.draw('Retired'), a.draw('Shared')];
  const first = await a.push(inA, retired, shared);
  if (!first.ok) throw new Error(first.error.message);
  const takeBack = async (w: PublishingWorkspace, pushId: string) => {
    const plan = await w.get('publishing.planRollback', { pushId });
    await w.get('publishing.push', { planId: plan.id, planHash: plan.hash, confirmation: null });
  };
  const edited = async (w: PublishingWorkspace, environmentId: string, description: string) => {
    w.edit(shared, null, { description });
    const pushed = await w.push(environmentId, shared);
    if (!pushed.ok) throw new Error(pushed.error.message);
    return pushed.value.id;
  };

  // Switched off with what another wrote there unseen, switched on again by the way back, and used here again.
  await run(`UPDATE journey_templates SET description = 'theirs' WHERE id = $1`, [retired]);
  a.documents.setArchived(retired, true);
  const off = await a.push(inA, retired);
  if (!off.ok) throw new Error(off.error.message);
  await takeBack(a, off.value.id);
  a.documents.setArchived(retired, false);
  expect(await a.states(inA)).toMatchObject({ Retired: 'changed-there' });

  // Seen here with what another wrote, who then took it back; then the own push before it goes back too.
  const own = await edited(a, inA, 'mine');
  await b.get('publishing.pull', { environmentId: inB, documentIds: [] });
  b.edit(shared, null, { version: '7' });
  const others = await b.push(inB, shared);
  if (!others.ok) throw new Error(others.error.message);
  await a.get('publishing.pull', { environmentId: inA, documentIds: [shared] });
  await takeBack(b, others.value.id);
  await takeBack(a, own);
  expect(await a.states(inA)).toMatchObject({ Shared: 'changed-there' });

  // The same for what goes away altogether.
  await b.get('publishing.pull', { environmentId: inB, documentIds: [shared] });
  await takeBack(a, first.value.id);
  expect(await a.states(inA)).toMatchObject({ Shared: 'deleted-there' });
});
