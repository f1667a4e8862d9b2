import { afterEach, expect, test } from 'vitest';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { countdown, isLocked } from '../../../shared/publishing/guard.ts';
import { closePublishingWorkspaces, openPublishingWorkspace } from '../../testing/publishing-workspace.ts';
import { connectToServer } from '../postgres/server-connection.ts';
import { createUnlocking } from './unlocking.ts';

const server = await sharedPostgres();
afterEach(closePublishingWorkspaces);

test('unlocked is only what was unlocked, until the time is over by either clock', () => {
  let wall = Date.parse('2026-01-01T12:00:00Z');
  let elapsed = 0;
  const locked: string[] = [];
  const unlocking = createUnlocking({
    clock: () => new Date(wall),
    elapsed: () => elapsed,
    onLock: (id) => locked.push(id),
  });
  unlocking.unlock('a', 15);
  expect(unlocking.until('a')).toBe('2026-01-01T12:15:00.000000Z');
  expect(unlocking.until('b')).toBeNull();
  wall += 15 * 60_000 - 1;
  expect(unlocking.until('a')).not.toBeNull();
  wall += 1;
  expect(unlocking.until('a'), 'the computer slept').toBeNull();

  unlocking.unlock('a', 5);
  wall -= 3_600_000;
  expect(unlocking.until('a'), 'the clock was set back').toBeNull();
  unlocking.unlock('a', 5);
  elapsed += 5 * 60_000;
  expect(unlocking.until('a'), 'the clock stood still').toBeNull();
  unlocking.unlock('a', 5);
  unlocking.lock('a');
  unlocking.lock('a');
  expect(unlocking.until('a')).toBeNull();
  expect(locked, 'told once').toEqual(['a']);
});

test('what is left is told as a clock does', () => {
  expect([0, 1, 9_000, 845_000, 3_600_000].map(countdown)).toEqual([
    '0:00',
    '0:01',
    '0:09',
    '14:05',
    '1:00:00',
  ]);
  const until = { role: 'production', guarded: false, unlockedUntil: '2026-01-01T12:00:00Z' } as const;
  expect(isLocked(until, Date.parse(until.unlockedUntil) - 1)).toBe(false);
  expect(isLocked(until, Date.parse(until.unlockedUntil))).toBe(true);
  expect(isLocked({ ...until, role: 'dev', unlockedUntil: null }, 0)).toBe(false);
});

test('every road of writing is shut while it is locked, and what reads goes on', async () => {
  const { connection, password } = await server.createDatabase();
  const w = openPublishingWorkspace();
  const environmentId = await w.environment(connection, password, 'staging', 'Stage');
  await w.get('publishing.setup', { environmentId, confirmation: null });
  const id = w.draw('Onboarding');
  const first = await w.push(environmentId, id);
  if (!first.ok) throw new Error(first.error.message);
  const guard = (guarded: boolean, role: 'staging' | 'production' = 'staging') =>
    w.call('publishing.saveEnvironment', {
      id: environmentId,
      name: 'Stage',
      role,
      connection,
      guarded,
      password: null,
      remember: true,
    });
  await guard(true);
  const locked = { ok: false, error: { code: 'environment-locked' } };
  expect(await w.states(environmentId), 'reading').toEqual({ Onboarding: 'equal' });
  w.edit(id, null, { description: 'More' });
  expect(await w.push(environmentId, id)).toMatchObject(locked);
  const back = await w.get('publishing.planRollback', { pushId: first.value.id });
  const rollback = { planId: back.id, planHash: back.hash, confirmation: 'Stage' };
  expect(await w.call('publishing.push', rollback)).toMatchObject(locked);
  expect(await w.call('publishing.setup', { environmentId, confirmation: null })).toMatchObject(locked);
  expect(await guard(false), 'nor is the guard taken away').toMatchObject(locked);

  const session = await connectToServer(connection, password, { readOnly: true });
  await expect(session.query('CREATE TABLE forgotten ()'), 'what forgets to ask').rejects.toMatchObject({
    sqlState: '25006',
  });
  await session.close();
  const alias = await w.environment(connection, password, 'dev', 'Only for a moment');
  expect(await w.push(alias, id), 'the same database under another name').toMatchObject(locked);
  await w.get('publishing.removeEnvironment', { environmentId: alias });

  const unlock = { environmentId, minutes: 5 } as const;
  expect(await w.call('publishing.unlock', { ...unlock, confirmation: 'stage' })).toMatchObject({
    error: { code: 'confirmation-needed' },
  });
  expect(await w.get('publishing.unlock', { ...unlock, confirmation: 'Stage' })).toMatchObject({
    unlockedUntil: expect.any(String),
  });
  expect(await w.push(environmentId, id)).toMatchObject({ ok: true });
  // The end of the time does not cut what is under way.
  w.edit(id, null, { description: 'Under way' });
  const underWay = w.push(environmentId, id);
  const begun = w.events.length;
  const progress = () =>
    w.events.slice(begun).flatMap(({ event, payload }) => (event === 'jobs.progress' ? [payload] : []));
  await expect.poll(() => JSON.stringify(progress())).toContain(`push:${environmentId}`);
  await w.get('publishing.lock', { environmentId });
  expect(await underWay).toMatchObject({ ok: true, value: { state: 'committed' } });
  w.edit(id, null, { description: 'Even more' });
  expect(await w.push(environmentId, id), 'locked by hand').toMatchObject(locked);
  await w.unlock(environmentId);
  await guard(true, 'production');
  expect(await w.push(environmentId, id), 'edited meanwhile').toMatchObject(locked);
  expect(w.events.filter(({ event }) => event === 'publishing.lockChanged')).toHaveLength(4);
  await w.unlock(environmentId);
  await w.close();
  const again = openPublishingWorkspace(w.folder);
  const [, stage] = await again.get('publishing.environments', {});
  expect(stage, 'after a restart').toMatchObject({ name: 'Stage', guarded: true, unlockedUntil: null });
});
