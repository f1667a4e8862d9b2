import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import {
  closePublishingWorkspaces,
  openPublishingWorkspace,
  type PublishingWorkspace,
} from '../../testing/publishing-workspace.ts';

afterEach(closePublishingWorkspaces);
const sandbox = { environmentId: 'sandbox' };

// One test of several steps: each start of this Postgres is seconds of computing.
test('the sandbox is there from the start, outlives restarts, kills and a closing in between, and says what is damaged', async () => {
  const first = openPublishingWorkspace();
  const file = join(first.folder, 'sandbox.sealed');
  const id = await isThereFromTheStart(first);
  // The dump is on disk before the push is called done: what follows is a start after a kill.
  expect(existsSync(file)).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file).includes('Canary')).toBe(false);
  await takesTurns(first);
  await first.close();

  await closesInTheMiddleOfAStart(first.folder);

  const second = openPublishingWorkspace(first.folder);
  expect(await second.states('sandbox')).toEqual({
    'Canary onboarding': 'equal',
    One: 'equal',
    Two: 'new-here',
  });
  const asked = { ...sandbox, confirmation: null };
  await second.get('publishing.installAssisted', asked);
  second.edit(id, 'stage', { name: 'Noted' });
  expect(await second.push('sandbox', id)).toMatchObject({ ok: true });
  expect(await second.get('publishing.removeAssisted', asked)).toEqual({ changedByOthers: [] });
  second.edit(id, 'stage', { name: 'Edited' });
  expect(await second.push('sandbox', id)).toMatchObject({ ok: true });
  await takesManyAtOnce(second);
  await second.close();

  const bytes = readFileSync(file);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  const third = openPublishingWorkspace(first.folder);
  const status = await third.get('publishing.status', sandbox);
  expect(status).toMatchObject({ database: 'ready', detail: expect.stringContaining('put aside') });
  expect(new Set(status.documents.map(({ state }) => state)), 'new there again').toEqual(
    new Set(['new-here']),
  );
  expect(readFileSync(`${file}.damaged`).equals(bytes)).toBe(true);
  expect(await third.push('sandbox', id)).toMatchObject({ ok: true });
  expect(readdirSync(first.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

async function takesManyAtOnce(w: PublishingWorkspace): Promise<void> {
  const ids = Array.from({ length: 105 }, (_, index) => w.draw(`Tab\t"${index}" back\\slash`));
  const plan = await w.plan('sandbox', ...ids);
  expect(plan.statements.filter(({ sql }) => sql.startsWith('COPY '))).toHaveLength(1);
  expect(plan.rehearsal).toMatchObject({ ok: true, rows: 105 });
  expect(await w.push('sandbox', ...ids)).toMatchObject({ ok: true, value: { rows: 105 } });
  const states = await w.states('sandbox');
  expect(ids.map((id) => states[w.read(id).document.header.name])).toEqual(ids.map(() => 'equal'));
}

async function isThereFromTheStart(w: PublishingWorkspace): Promise<string> {
  expect(await w.get('publishing.environments', {})).toMatchObject([
    { id: 'sandbox', name: 'Sandbox', role: 'sandbox' },
  ]);
  expect(await w.get('publishing.status', sandbox)).toMatchObject({ database: 'ready', differences: [] });
  const tested = await w.get('publishing.test', {
    environmentId: 'sandbox',
    connection: { kind: 'sandbox' },
    password: null,
  });
  expect(tested.server).toMatch(/^PostgreSQL 1\d/);
  const id = w.draw('Canary onboarding');
  expect(await w.push('sandbox', id)).toMatchObject({ ok: true, value: { state: 'committed' } });
  return id;
}

/** Several commands at once take turns, and a refused one leaves no transaction behind. */
async function takesTurns(w: PublishingWorkspace): Promise<void> {
  const plans = await Promise.all([w.draw('One'), w.draw('Two')].map((id) => w.plan('sandbox', id)));
  const [taken, refused] = await Promise.all(
    plans.map(({ id, hash }) =>
      w.call('publishing.push', { planId: id, planHash: hash, confirmation: null }),
    ),
  );
  expect(taken).toMatchObject({ ok: true });
  expect(refused).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('already running') },
  });
  expect(await w.call('publishing.setupPreview', sandbox)).toMatchObject({
    ok: true,
    value: { state: 'ready' },
  });
}

/** Which waits for nothing and spoils nothing. */
async function closesInTheMiddleOfAStart(folder: string): Promise<void> {
  const held = () => readdirSync(folder).filter((name) => name.startsWith('sandbox'));
  const before = readFileSync(join(folder, 'sandbox.sealed'));
  const w = openPublishingWorkspace(folder);
  const look = w.call('publishing.status', sandbox);
  await w.close();
  expect(await look).toMatchObject({ ok: true, value: { database: 'unreachable' } });
  expect(held()).toEqual(['sandbox.sealed']);
  expect(readFileSync(join(folder, 'sandbox.sealed')).equals(before)).toBe(true);
}
