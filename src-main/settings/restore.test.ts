import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { backupsKept } from '../database/backup.ts';
import { openDatabase } from '../database/database.ts';
import { createTestApps, removeTestFolders, type TestApp, testFolder } from '../testing/test-app.ts';

const passphrase = 'correct horse battery';
const { start, stop } = createTestApps();

afterEach(async () => {
  await stop();
  removeTestFolders();
});

/** A workspace with a backup that holds `Old`, and since then `New`; the app is open. */
async function twoStates(more: Parameters<typeof start>[0] = {}): Promise<TestApp & { backup: string }> {
  const app = await start(more);
  await app.get('documents.create', { kind: 'journey', name: 'Old', template: null });
  const { file } = await app.get('workspace.backup', {});
  await app.get('documents.create', { kind: 'journey', name: 'New', template: null });
  return { ...app, backup: basename(file) };
}

async function namesIn({ get }: TestApp): Promise<string[]> {
  const documents = await get('documents.list', { archived: false });
  return documents.map(({ name }) => name).sort();
}

function damage(file: string): void {
  const bytes = readFileSync(file);
  bytes[200]! ^= 1;
  writeFileSync(file, bytes);
}

test('a restored backup is the workspace; what it replaced is a backup that can be restored in turn', async () => {
  const before = Date.now();
  const app = await twoStates();
  const { get, call, folder, backup, events } = app;
  await get('settings.set', { theme: 'dark' });
  const listed = await get('workspace.backups', {});
  expect(listed[0]).toMatchObject({ file: backup, verified: true });
  const takenAt = Date.parse(listed[0]!.takenAt);
  expect(takenAt >= Math.floor(before / 1000) * 1000 && takenAt <= Date.now()).toBe(true);

  const { kept, status } = await get('workspace.restoreBackup', { file: backup });
  expect(status).toMatchObject({ state: 'open' });
  expect(events).toContainEqual({ event: 'workspace.replaced', payload: {} });
  expect(await namesIn(app)).toEqual(['Old']);
  expect(await get('settings.get', {})).toMatchObject({ theme: 'system' });
  expect(await get('publishing.environments', {})).toMatchObject([{ role: 'sandbox' }]);
  expect(await call('documents.create', { kind: 'journey', name: 'After', template: null })).toMatchObject({
    ok: true,
  });
  await stop();

  const again = await start({ workspaceFolder: folder });
  expect(await namesIn(again)).toEqual(['After', 'Old']);
  await again.get('workspace.restoreBackup', { file: basename(kept!) });
  expect(await namesIn(again)).toEqual(['New', 'Old']);
  expect(await again.get('settings.get', {})).toMatchObject({ theme: 'dark' });
  expect(await again.get('workspace.backups', {})).toHaveLength(listed.length + 2);
});

test('commands that come while a backup is restored wait and work on what was restored', async () => {
  const app = await twoStates();
  const [, ...made] = await Promise.all([
    app.get('workspace.restoreBackup', { file: app.backup }),
    ...Array.from({ length: 10 }, async (_, index) => {
      // The copy that is kept is being made: whoever writes before it is in it, whoever comes after is in the restored one.
      await new Promise((resolve) => setTimeout(resolve, index * 40));
      return app.get('documents.create', { kind: 'journey', name: `At once ${index}`, template: null });
    }),
  ]);
  const present = new Set((await app.get('documents.list', { archived: false })).map(({ id }) => id));
  const [kept] = await app.get('workspace.backups', {});
  await app.get('workspace.restoreBackup', { file: kept!.file });
  for (const { id } of await app.get('documents.list', { archived: false })) present.add(id);
  expect(made.filter(({ id }) => !present.has(id))).toEqual([]);
});

test.each([
  ['a name that is not in the list', '2020-01-01T00-00-00-000Z.db'],
  ['a path', '../workspace.db'],
  ['a file that is not a backup', 'mine.db'],
])('%s is refused and nothing changes', async (_, file) => {
  const app = await twoStates();
  writeFileSync(join(app.folder, 'backups', 'mine.db'), 'mine');
  expect(await app.call('workspace.restoreBackup', { file })).toMatchObject({
    error: { code: 'not-found' },
  });
  expect(await namesIn(app)).toEqual(['New', 'Old']);
});

test('a damaged backup, and one of a newer version, are said and refused before anything changes', async () => {
  const app = await twoStates();
  const file = join(app.folder, 'backups', app.backup);
  const key = Buffer.from(readFileSync(join(app.folder, 'workspace.key'), 'utf8').trim(), 'hex');
  const newer = '2026-01-01T00-00-00-000Z.db';
  cpSync(file, join(app.folder, 'backups', newer));
  const database = openDatabase({ file: join(app.folder, 'backups', newer), key });
  database.pragma('user_version = 999');
  database.close();
  damage(file);
  const verified = Object.fromEntries(
    (await app.get('workspace.backups', {})).map((backup) => [backup.file, backup.verified]),
  );
  expect(verified).toMatchObject({ [app.backup]: false, [newer]: true });
  expect(await app.call('workspace.restoreBackup', { file: app.backup })).toMatchObject({
    error: { code: 'workspace-damaged', place: 'file' },
  });
  expect(await app.call('workspace.restoreBackup', { file: newer })).toMatchObject({
    error: { code: 'workspace-newer' },
  });
  truncateSync(file, 1000);
  expect(await app.call('workspace.restoreBackup', { file: app.backup })).toMatchObject({ ok: false });
  expect(await namesIn(app)).toEqual(['New', 'Old']);
  expect(readdirSync(app.folder).filter((name) => name.includes('next'))).toEqual([]);
});

test('the oldest of the backups can be restored: the one taken before does not push it out', async () => {
  let day = 0;
  const app = await start({ clock: () => new Date(Date.UTC(2026, 0, 1 + day)) });
  await app.get('documents.create', { kind: 'journey', name: 'First', template: null });
  for (day = 1; day <= backupsKept; day += 1) {
    await app.get('workspace.backup', {});
    await app.get('documents.create', { kind: 'journey', name: `Day ${day}`, template: null });
  }
  const oldest = (await app.get('workspace.backups', {})).at(-1)!;
  await app.get('workspace.restoreBackup', { file: oldest.file });
  expect((await namesIn(app)).filter((name) => name.startsWith('Day'))).toEqual([]);
  expect(await app.get('workspace.backups', {})).toHaveLength(backupsKept + 1);
});

test.each([{}, { passphrase }])(
  'a damaged workspace goes back to a backup; the damaged file is kept',
  async (keys) => {
    const { folder, backup } = await twoStates(keys);
    await stop();
    const file = join(folder, 'workspace.db');
    damage(file);
    // What a kill left behind belongs to the damaged file and must not be played into the restored one.
    writeFileSync(`${file}-wal`, 'the log of another file');
    const damaged = readFileSync(file);
    const app = await start({ workspaceFolder: folder, ...keys });
    expect(await app.get('workspace.status', {})).toMatchObject({ state: 'damaged' });
    expect((await app.get('workspace.backups', {}))[0]).toMatchObject({ file: backup, verified: true });
    const { kept, status } = await app.get('workspace.restoreBackup', { file: backup });
    expect(status).toMatchObject({ state: 'open', key: keys.passphrase ? 'passphrase' : 'unprotected-file' });
    expect(await namesIn(app)).toEqual(['Old']);
    expect(readFileSync(join(folder, kept!))).toEqual(damaged);
    expect(existsSync(join(folder, `${kept}-wal`))).toBe(true);
    await stop();
    expect(await namesIn(await start({ workspaceFolder: folder, ...keys }))).toEqual(['Old']);
  },
);

test('a missing workspace goes back to a backup; a locked one and one without its key say why not', async () => {
  const { folder, backup } = await twoStates();
  await stop();
  rmSync(join(folder, 'workspace.db'));
  const app = await start({ workspaceFolder: folder });
  expect(await app.get('workspace.restoreBackup', { file: backup })).toMatchObject({ kept: null });
  expect(await namesIn(app)).toEqual(['Old']);
  await app.get('workspace.setPassphrase', { passphrase });
  await stop();
  const locked = await start({ workspaceFolder: folder });
  const refused = { ok: false, error: { code: 'workspace-locked' } };
  expect(await locked.call('workspace.backups', {})).toMatchObject(refused);
  expect(await locked.call('workspace.restoreBackup', { file: backup })).toMatchObject(refused);
  await stop();
  rmSync(join(folder, 'workspace.keys.json'));
  const keyless = await start({ workspaceFolder: folder });
  expect(await keyless.call('workspace.restoreBackup', { file: backup })).toMatchObject({
    error: { code: 'workspace-damaged' },
  });
});

/** Which states are found in what a process leaves behind that ends before a step that changes a file, whichever step it is. */
async function endAtEveryStep(
  scene: string,
  command: string,
  input: object,
  keys: string[],
): Promise<Set<string>> {
  const script = join(import.meta.dirname, '..', 'testing', 'swap-child.ts');
  const copies = testFolder();
  const run = (folder: string, last: number) => {
    cpSync(scene, folder, { recursive: true });
    const args = [script, folder, command, JSON.stringify(input), copies, String(last)];
    return spawnSync(process.execPath, args, { encoding: 'utf8' });
  };
  const { steps } = JSON.parse(run(testFolder(), 0).stdout) as { steps: number };
  const killed = testFolder();
  expect(run(killed, Math.ceil(steps / 2)).signal).toBe('SIGKILL');
  const found = new Set<string>();
  for (const folder of [killed, ...Array.from({ length: steps }, (_, at) => join(copies, String(at + 1)))]) {
    found.add(await stateIn(folder, keys));
  }
  return found;
}

async function stateIn(folder: string, keys: string[]): Promise<string> {
  const app = await openWithAny(folder, keys);
  const { key } = await app.get('workspace.status', {});
  const names = await namesIn(app);
  const backups = await app.get('workspace.backups', {});
  expect(backups.length).toBeGreaterThan(0);
  expect(
    backups.every(({ verified }) => verified),
    folder,
  ).toBe(true);
  expect(readdirSync(folder).filter((name) => name.includes('next') || name.includes('rekeyed'))).toEqual([]);
  await stop();
  return `${key}: ${names.join(', ')}`;
}

async function openWithAny(folder: string, keys: string[]): Promise<TestApp> {
  const app = await start({ workspaceFolder: folder });
  const { state } = await app.get('workspace.status', {});
  const [key] = keys;
  if (state === 'locked' && key) await app.get('workspace.unlock', { passphrase: key });
  expect(await app.get('workspace.status', {})).toMatchObject({ state: 'open' });
  return app;
}

test('a process that ends before any step of a restore leaves the old or the restored workspace, whole', async () => {
  const { folder, backup } = await twoStates();
  await stop();
  const found = await endAtEveryStep(folder, 'workspace.restoreBackup', { file: backup }, []);
  expect(found).toEqual(new Set(['unprotected-file: New, Old', 'unprotected-file: Old']));
});

test('a process that ends before any step of the first passphrase leaves the old key or the new one, whole', async () => {
  const { folder } = await twoStates();
  await stop();
  const found = await endAtEveryStep(folder, 'workspace.setPassphrase', { passphrase }, [passphrase]);
  expect(found).toEqual(new Set(['unprotected-file: New, Old', 'passphrase: New, Old']));
});
