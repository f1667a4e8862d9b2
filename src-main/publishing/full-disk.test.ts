import { afterEach, expect, test } from 'vitest';
import { sharedPostgres } from '../../e2e/harness/shared-postgres.ts';
import { oneDesigner } from '../testing/designers.ts';
import {
  closePublishingWorkspaces,
  openPublishingWorkspace,
  type PublishingWorkspace,
} from '../testing/publishing-workspace.ts';

const server = await sharedPostgres();
afterEach(closePublishingWorkspaces);

async function withRows() {
  const { w, environmentId, connection, password, run } = await oneDesigner(server);
  const rows = async () => Number((await run('SELECT count(*) AS n FROM journey_templates'))[0]?.['n']);
  return { w, environmentId, connection, password, rows };
}

/** SQLite's own limit stands for the end of the disk: it fails the same way, in the middle of a transaction. */
function leaveRoomFor({ file }: PublishingWorkspace, more: number) {
  const pages = file.pragma('page_count') as number;
  const free = file.pragma('freelist_count') as number;
  file.pragma(`max_page_count = ${pages - free + more}`);
}

const full = { ok: false, error: { code: 'disk-full' } };

test('without room for the ledger nothing is sent', async () => {
  const { w, environmentId, rows } = await withRows();
  const id = w.draw('Onboarding');
  const plan = await w.plan(environmentId, id);
  const push = { planId: plan.id, planHash: plan.hash, confirmation: null };
  leaveRoomFor(w, 0);
  expect(await w.call('publishing.push', push)).toMatchObject(full);
  expect(await rows()).toBe(0);
  expect(await w.get('publishing.pushes', { environmentId })).toEqual([]);
  leaveRoomFor(w, 10_000);
  expect(await w.call('publishing.push', push)).toMatchObject({ ok: true, value: { state: 'committed' } });
});

test('a disk that is full when the answer comes: it is there, and finding out says so', async () => {
  const { w, environmentId, rows } = await withRows();
  const id = w.draw('Onboarding');
  const plan = await w.plan(environmentId, id);
  // The ledger's line fits; what was agreed, which is written after COMMIT, does not.
  w.file.exec(
    `CREATE TEMP TRIGGER full BEFORE INSERT ON baselines BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`,
  );
  const push = { planId: plan.id, planHash: plan.hash, confirmation: null };
  await expect(w.call('publishing.push', push)).rejects.toThrow('disk is full');
  expect(await rows()).toBe(1);
  w.file.exec('DROP TRIGGER full');
  const [begun] = await w.get('publishing.pushes', { environmentId });
  expect(begun).toMatchObject({ state: 'running', finishedAt: null });
  expect(await w.get('publishing.settlePush', { pushId: begun!.id })).toMatchObject({ state: 'committed' });
  expect(await w.states(environmentId)).toEqual({ Onboarding: 'equal' });
  expect(await rows()).toBe(1);
});

test('a pull into a full disk stops between documents, and goes on when there is room', async () => {
  const first = await withRows();
  const names = Array.from({ length: 12 }, (_, at) => `Journey ${at}`);
  await first.w.push(first.environmentId, ...names.map((name) => first.w.draw(name)));
  const w = openPublishingWorkspace();
  const environmentId = await w.environment(first.connection, first.password);
  const pull = () => w.call('publishing.pull', { environmentId, documentIds: [] });
  leaveRoomFor(w, 40);
  expect(await pull()).toMatchObject(full);
  const came = w.documents.list({ archived: false }).length;
  expect(came).toBeLessThan(names.length);
  expect(w.file.pragma('integrity_check')).toBe('ok');
  const states = Object.values(await w.states(environmentId));
  expect(states.filter((state) => state === 'equal')).toHaveLength(came);
  expect(states.filter((state) => state === 'new-there')).toHaveLength(names.length - came);
  leaveRoomFor(w, 10_000);
  expect(await pull()).toMatchObject({ ok: true });
  expect(Object.values(await w.states(environmentId))).toEqual(names.map(() => 'equal'));
});
