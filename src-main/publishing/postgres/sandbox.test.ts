import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { closePublishingWorkspaces, openPublishingWorkspace } from '../../testing/publishing-workspace.ts';

afterEach(closePublishingWorkspaces);
/** Starting a Postgres takes seconds of computing, and far longer on a busy machine. */
const patience = 180_000;
const sandbox = { environmentId: 'sandbox' };

test(
  'the sandbox is there from the start, takes a push, and has it after a restart; nothing is readable on disk',
  async () => {
    const first = openPublishingWorkspace();
    expect(await first.get('publishing.environments', {})).toMatchObject([
      { id: 'sandbox', name: 'Sandbox', role: 'sandbox' },
    ]);
    expect(await first.get('publishing.status', sandbox)).toMatchObject({
      database: 'ready',
      differences: [],
    });
    const test = await first.get('publishing.test', {
      environmentId: 'sandbox',
      connection: { kind: 'sandbox' },
      password: null,
    });
    expect(test.server).toMatch(/^PostgreSQL 1\d/);
    const id = first.draw('Canary onboarding');
    expect(await first.push('sandbox', id)).toMatchObject({ ok: true, value: { state: 'committed' } });

    const file = join(first.folder, 'sandbox.sealed');
    // The dump is on disk before the push is called done: what follows is a start after a kill.
    expect(existsSync(file)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file).includes('Canary')).toBe(false);
    await first.close();
    const second = openPublishingWorkspace(first.folder);
    expect(await second.states('sandbox')).toEqual({ 'Canary onboarding': 'equal' });
    const asked = { ...sandbox, confirmation: null };
    await second.get('publishing.installAssisted', asked);
    second.edit(id, 'stage', { name: 'Noted' });
    expect(await second.push('sandbox', id)).toMatchObject({ ok: true });
    expect(await second.get('publishing.removeAssisted', asked)).toEqual({ changedByOthers: [] });
    second.edit(id, 'stage', { name: 'Edited' });
    expect(await second.push('sandbox', id)).toMatchObject({ ok: true });
  },
  patience,
);

test(
  'a damaged dump is kept aside and said; the documents are new there again',
  async () => {
    const first = openPublishingWorkspace();
    const id = first.draw('Onboarding');
    await first.push('sandbox', id);
    await first.close();
    const file = join(first.folder, 'sandbox.sealed');
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(file, bytes);

    const second = openPublishingWorkspace(first.folder);
    const status = await second.get('publishing.status', sandbox);
    expect(status).toMatchObject({ database: 'ready', detail: expect.stringContaining('put aside') });
    expect(status.documents).toMatchObject([{ name: 'Onboarding', state: 'new-here' }]);
    expect(readFileSync(join(first.folder, 'sandbox.sealed.damaged')).equals(bytes)).toBe(true);
    expect(await second.push('sandbox', id)).toMatchObject({ ok: true });
    expect(readdirSync(first.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  },
  patience,
);

test(
  'several commands at once take turns, and a refused one leaves no transaction behind',
  async () => {
    const w = openPublishingWorkspace();
    const ids = [w.draw('One'), w.draw('Two'), w.draw('Three')];
    const plans = await Promise.all(ids.map((id) => w.plan('sandbox', id)));
    const [first, second] = await Promise.all(
      plans
        .slice(0, 2)
        .map(({ id, hash }) => w.call('publishing.push', { planId: id, planHash: hash, confirmation: null })),
    );
    expect(first).toMatchObject({ ok: true });
    expect(second).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('already running') },
    });
    expect(await w.call('publishing.setupPreview', sandbox)).toMatchObject({
      ok: true,
      value: { state: 'ready' },
    });
    expect(await w.states('sandbox')).toEqual({ One: 'equal', Two: 'new-here', Three: 'new-here' });
  },
  patience,
);

test(
  'closing in the middle of a start waits for nothing and spoils nothing',
  async () => {
    const first = openPublishingWorkspace();
    const id = first.draw('Onboarding');
    await first.push('sandbox', id);
    await first.close();
    const before = readFileSync(join(first.folder, 'sandbox.sealed'));
    const second = openPublishingWorkspace(first.folder);
    const look = second.call('publishing.status', sandbox);
    await second.close();
    expect(await look).toMatchObject({ ok: true, value: { database: 'unreachable' } });
    expect(readdirSync(first.folder).filter((name) => name.startsWith('sandbox'))).toEqual([
      'sandbox.sealed',
    ]);
    expect(readFileSync(join(first.folder, 'sandbox.sealed')).equals(before)).toBe(true);
  },
  patience,
);
