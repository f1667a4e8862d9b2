import {
  chmodSync,
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createApp } from '../app.ts';
import { openDatabase } from '../database/database.ts';
import type { Keychain } from '../ports.ts';
import { asOrdinaryUser } from '../testing/as-ordinary-user.ts';
import { openTestApp, removeTestFolders, type TestApp, testFolder, testPorts } from '../testing/test-app.ts';

const passphrase = 'correct horse battery';
const open: TestApp[] = [];

async function start(more: Parameters<typeof openTestApp>[0] = {}): Promise<TestApp> {
  const app = await openTestApp(more);
  open.push(app);
  return app;
}

async function stop(): Promise<void> {
  for (const { app } of open.splice(0)) await app.close();
}

afterEach(async () => {
  await stop();
  removeTestFolders();
});

/** A workspace with one document, closed again. */
async function usedWorkspace(more: Parameters<typeof openTestApp>[0] = {}): Promise<string> {
  const { get, folder } = await start(more);
  await get('documents.create', { kind: 'journey', name: 'Onboarding', template: null });
  await stop();
  return folder;
}

/** A keychain of the system, as far as we can tell from outside. */
function fakeKeychain(mark = 0x5a): Keychain {
  const turn = (bytes: Uint8Array) => Uint8Array.from(bytes, (byte) => byte ^ mark);
  return {
    seal: (plain) => Promise.resolve(Uint8Array.from([mark, ...turn(plain)])),
    open: (sealed) =>
      sealed[0] === mark ? Promise.resolve(turn(sealed.subarray(1))) : Promise.reject(new Error('not mine')),
  };
}

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

test('the first start makes an unprotected workspace and says so', async () => {
  const { get, folder } = await start();
  expect(await get('workspace.status', {})).toEqual({
    state: 'open',
    detail: null,
    name: 'My workspace',
    folder,
    key: 'unprotected-file',
    hasPassphrase: false,
    host: 'cli',
    dialogs: false,
    version: '0.0.0-test',
    firstRun: true,
  });
  expect(modeOf(folder)).toBe('700');
  expect(modeOf(join(folder, 'workspace.key'))).toBe('600');
  await stop();
  const again = await start({ workspaceFolder: folder });
  expect(await again.get('workspace.status', {})).toMatchObject({ state: 'open', firstRun: false });
});

test('a window finds samples at its first start, once; asking again adds only what is missing', async () => {
  const { get, folder } = await start({ host: 'browser' });
  const samples = await get('documents.list', { archived: false });
  expect(samples.length).toBeGreaterThanOrEqual(3);
  expect(await get('workspace.addSamples', {})).toEqual({ added: 0 });
  await get('documents.rename', { id: samples[0]!.id, name: 'Renamed' });
  await stop();
  const again = await start({ workspaceFolder: folder, host: 'browser' });
  expect(await again.get('documents.list', { archived: false })).toHaveLength(samples.length);
  expect(await again.get('workspace.addSamples', {})).toEqual({ added: 1 });
});

test('samples that the command line left out come with the first window', async () => {
  const folder = await usedWorkspace();
  const { get } = await start({ workspaceFolder: folder, host: 'electron' });
  expect((await get('documents.list', { archived: false })).length).toBeGreaterThan(1);
});

test('renaming the workspace lasts; an empty or endless name is refused', async () => {
  const { get, call, folder, events } = await start();
  expect(await get('workspace.rename', { name: ' Team Blue ' })).toMatchObject({ name: 'Team Blue' });
  expect(events).toContainEqual({ event: 'workspace.changed', payload: {} });
  expect(await call('workspace.rename', { name: ' ' })).toMatchObject({ error: { code: 'bad-input' } });
  expect(await call('workspace.rename', { name: 'x'.repeat(81) })).toMatchObject({
    error: { code: 'bad-input' },
  });
  await stop();
  const again = await start({ workspaceFolder: folder });
  expect(await again.get('workspace.status', {})).toMatchObject({ name: 'Team Blue' });
});

test('a passphrase wraps the key, takes the plain file away, and is asked for at the next start', async () => {
  const folder = await usedWorkspace();
  const first = await start({ workspaceFolder: folder });
  expect(await first.call('workspace.setPassphrase', { passphrase: 'short' })).toMatchObject({
    error: { code: 'bad-input', place: 'passphrase' },
  });
  expect(existsSync(join(folder, 'workspace.key'))).toBe(true);
  expect(await first.get('workspace.setPassphrase', { passphrase })).toMatchObject({
    key: 'passphrase',
    hasPassphrase: true,
  });
  expect(existsSync(join(folder, 'workspace.key'))).toBe(false);
  expect(modeOf(join(folder, 'workspace.keys.json'))).toBe('600');
  await stop();

  const { get, call } = await start({ workspaceFolder: folder });
  expect(await get('workspace.status', {})).toMatchObject({
    state: 'locked',
    key: 'passphrase',
    hasPassphrase: true,
  });
  expect(await call('documents.list', { archived: false })).toMatchObject({
    error: { code: 'workspace-locked' },
  });
  const keysBefore = readFileSync(join(folder, 'workspace.keys.json'));
  expect(await call('workspace.unlock', { passphrase: 'wrong horse' })).toMatchObject({
    error: { code: 'wrong-passphrase' },
  });
  expect(readFileSync(join(folder, 'workspace.keys.json'))).toEqual(keysBefore);
  expect(await get('workspace.unlock', { passphrase })).toMatchObject({ state: 'open', key: 'passphrase' });
  expect(await get('documents.list', { archived: false })).toMatchObject([{ name: 'Onboarding' }]);
});

test('the passphrase of the host opens the workspace; a wrong one leaves it locked and says so', async () => {
  const folder = await usedWorkspace({ passphrase });
  const { get } = await start({ workspaceFolder: folder, passphrase });
  expect(await get('workspace.status', {})).toMatchObject({
    state: 'open',
    key: 'passphrase',
    hasPassphrase: true,
  });
  await stop();
  const locked = await start({ workspaceFolder: folder, passphrase: 'something else' });
  const status = await locked.get('workspace.status', {});
  expect(status.state).toBe('locked');
  expect(status.detail).toContain('does not open');
});

test('decomposed and composed letters are the same passphrase', async () => {
  const folder = await usedWorkspace({ passphrase: 'café crème' });
  const { get } = await start({ workspaceFolder: folder, passphrase: 'cafe\u0301 cre\u0300me' });
  expect(await get('workspace.status', {})).toMatchObject({ state: 'open' });
});

test('a changed passphrase replaces the old one', async () => {
  const folder = await usedWorkspace({ passphrase });
  const { get } = await start({ workspaceFolder: folder, passphrase });
  await get('workspace.setPassphrase', { passphrase: 'a new passphrase' });
  await stop();
  const old = await start({ workspaceFolder: folder, passphrase });
  expect(await old.get('workspace.status', {})).toMatchObject({ state: 'locked' });
  expect(await old.get('workspace.unlock', { passphrase: 'a new passphrase' })).toMatchObject({
    state: 'open',
  });
});

test('a keychain opens the workspace silently; without it the recovery passphrase does, and gives it back', async () => {
  const folder = await usedWorkspace({ keychain: fakeKeychain() });
  expect(existsSync(join(folder, 'workspace.key'))).toBe(false);
  const bare = await start({ workspaceFolder: folder });
  const status = await bare.get('workspace.status', {});
  expect(status).toMatchObject({ state: 'locked', key: 'keychain', hasPassphrase: false });
  expect(status.detail).toContain('keychain');
  expect(await bare.call('workspace.unlock', { passphrase })).toMatchObject({
    error: { code: 'workspace-locked' },
  });
  await stop();

  const first = await start({ workspaceFolder: folder, keychain: fakeKeychain() });
  expect(await first.get('workspace.setPassphrase', { passphrase })).toMatchObject({
    key: 'keychain',
    hasPassphrase: true,
  });
  await stop();
  const elsewhere = await start({ workspaceFolder: folder, keychain: fakeKeychain(0x33) });
  expect(await elsewhere.get('workspace.status', {})).toMatchObject({ state: 'locked' });
  expect(await elsewhere.get('workspace.unlock', { passphrase })).toMatchObject({
    state: 'open',
    key: 'keychain',
  });
  await stop();
  const again = await start({ workspaceFolder: folder, keychain: fakeKeychain(0x33) });
  expect(await again.get('workspace.status', {})).toMatchObject({ state: 'open', key: 'keychain' });
});

test('a second start on the same workspace is told so, and may follow when the first has closed', async () => {
  const { folder } = await start();
  const second = await createApp(testPorts({ workspaceFolder: folder }));
  expect(second).toMatchObject({ ok: false, error: { code: 'workspace-in-use', place: folder } });
  await stop();
  const third = await start({ workspaceFolder: folder });
  expect(await third.get('workspace.status', {})).toMatchObject({ state: 'open' });
});

test('a workspace without its key is not opened, not overwritten and not replaced', async () => {
  const folder = await usedWorkspace();
  const before = readFileSync(join(folder, 'workspace.db'));
  renameSync(join(folder, 'workspace.key'), join(folder, 'elsewhere'));
  const { get, call } = await start({ workspaceFolder: folder });
  const status = await get('workspace.status', {});
  expect(status.state).toBe('damaged');
  expect(status.detail).toContain('key of this workspace is missing');
  expect(await call('documents.list', { archived: false })).toMatchObject({
    error: { code: 'workspace-damaged' },
  });
  await stop();
  expect(readFileSync(join(folder, 'workspace.db'))).toEqual(before);
  renameSync(join(folder, 'elsewhere'), join(folder, 'workspace.key'));
  const again = await start({ workspaceFolder: folder });
  expect(await again.get('documents.list', { archived: false })).toHaveLength(1);
});

test.each(['workspace.key', 'workspace.keys.json'])(
  'a damaged %s is said and nothing is overwritten',
  async (file) => {
    const folder = await usedWorkspace(file === 'workspace.key' ? {} : { passphrase });
    writeFileSync(join(folder, file), '{"broken');
    const { get } = await start({ workspaceFolder: folder, passphrase });
    const status = await get('workspace.status', {});
    expect(status.state).toBe('damaged');
    expect(status.detail).toContain(file);
    expect(readFileSync(join(folder, file), 'utf8')).toBe('{"broken');
  },
);

test('a hostile work factor in the keys file is refused instead of filling the memory', async () => {
  const folder = await usedWorkspace({ passphrase });
  const file = join(folder, 'workspace.keys.json');
  const keys = JSON.parse(readFileSync(file, 'utf8')) as { passphrase: { n: number } };
  keys.passphrase.n = 2 ** 30;
  writeFileSync(file, JSON.stringify(keys));
  const { get } = await start({ workspaceFolder: folder, passphrase });
  expect(await get('workspace.status', {})).toMatchObject({ state: 'damaged' });
});

test('a damaged first page is said, with the backups, and the file stays as it is', async () => {
  const { get, folder } = await start();
  const { file } = await get('workspace.backup', {});
  await stop();
  const database = join(folder, 'workspace.db');
  const bytes = readFileSync(database);
  bytes[200]! ^= 1;
  writeFileSync(database, bytes);
  const again = await start({ workspaceFolder: folder });
  const status = await again.get('workspace.status', {});
  expect(status.state).toBe('damaged');
  expect(status.detail).toContain(file.split('/').at(-1));
  expect(await again.call('documents.list', { archived: false })).toMatchObject({
    error: { code: 'workspace-damaged' },
  });
  await stop();
  expect(readFileSync(database)).toEqual(bytes);
});

test('damage in the middle shows when it is read, as damage, and what is whole can still be read', async () => {
  const { get, folder } = await start();
  const ids: string[] = [];
  for (let index = 0; index < 12; index += 1) {
    const made = await get('documents.create', {
      kind: 'journey',
      name: `Journey ${index}`,
      template: 'consumer-onboarding',
    });
    ids.push(made.id);
  }
  await stop();
  const database = join(folder, 'workspace.db');
  const bytes = readFileSync(database);
  const page = 4096;
  // Every tenth page from the tenth on: the schema stays readable, some records do not.
  for (let at = page * 12; at < bytes.length; at += page * 7) bytes[at + 99]! ^= 0x10;
  writeFileSync(database, bytes);
  const again = await start({ workspaceFolder: folder });
  const replies = await Promise.all(ids.map((id) => again.call('documents.open', { id })));
  const broken = replies.filter((reply) => !reply.ok);
  expect(broken.length).toBeGreaterThan(0);
  for (const reply of broken)
    expect(reply).toMatchObject({ ok: false, error: { code: 'workspace-damaged' } });
});

test.each([
  ['an empty file', ''],
  ['a plain SQLite file', 'SQLite format 3\u0000 and so on'],
  ['something else', 'not a database at all, but long enough to be read as one. '.repeat(100)],
])('%s in the place of the database is not replaced', async (_, content) => {
  const folder = await usedWorkspace();
  writeFileSync(join(folder, 'workspace.db'), content);
  const { get } = await start({ workspaceFolder: folder });
  expect(await get('workspace.status', {})).toMatchObject({ state: 'damaged' });
  await stop();
  expect(readFileSync(join(folder, 'workspace.db'), 'utf8')).toBe(content);
});

test('a missing database is not made anew where there are backups', async () => {
  const { get, folder } = await start();
  await get('workspace.backup', {});
  await stop();
  renameSync(join(folder, 'workspace.db'), join(folder, 'gone'));
  const again = await start({ workspaceFolder: folder });
  expect(await again.get('workspace.status', {})).toMatchObject({ state: 'damaged' });
  expect(readdirSync(folder)).not.toContain('workspace.db');
});

test('a backup put in the place of a damaged workspace opens', async () => {
  const folder = await usedWorkspace();
  const { get } = await start({ workspaceFolder: folder });
  const { file } = await get('workspace.backup', {});
  await stop();
  renameSync(file, join(folder, 'workspace.db'));
  const again = await start({ workspaceFolder: folder });
  expect(await again.get('documents.list', { archived: false })).toMatchObject([{ name: 'Onboarding' }]);
});

test('a file of a newer version opens for reading only', async () => {
  const folder = await usedWorkspace();
  const key = Buffer.from(readFileSync(join(folder, 'workspace.key'), 'utf8').trim(), 'hex');
  const database = openDatabase({ file: join(folder, 'workspace.db'), key });
  database.pragma('user_version = 999');
  database.close();
  const { get, call } = await start({ workspaceFolder: folder });
  const status = await get('workspace.status', {});
  expect(status.state).toBe('newer');
  expect(status.detail).toContain('newer version');
  const [document] = await get('documents.list', { archived: false });
  expect((await get('documents.open', { id: document!.id })).revision).toBe(1);
  for (const reply of [
    await call('documents.rename', { id: document!.id, name: 'No' }),
    await call('documents.create', { kind: 'journey', name: 'No', template: null }),
    await call('settings.set', { theme: 'dark' }),
    await call('workspace.backup', {}),
  ]) {
    expect(reply).toMatchObject({ ok: false, error: { code: 'workspace-newer' } });
  }
});

test('a database file that may not be written opens for reading only', async () => {
  const folder = await usedWorkspace();
  await asOrdinaryUserIn(folder, async () => {
    chmodSync(join(folder, 'workspace.db'), 0o444);
    const { get, call } = await start({ workspaceFolder: folder });
    expect(await get('workspace.status', {})).toMatchObject({ state: 'read-only' });
    const [document] = await get('documents.list', { archived: false });
    expect(await call('documents.rename', { id: document!.id, name: 'No' })).toMatchObject({
      error: { code: 'read-only' },
    });
    await stop();
  });
});

test('a folder that may not be written prevents the start with a message and changes nothing', async () => {
  const folder = await usedWorkspace();
  await asOrdinaryUserIn(folder, async () => {
    chmodSync(folder, 0o500);
    const before = readdirSync(folder);
    const refused = await createApp(testPorts({ workspaceFolder: folder }));
    expect(refused).toMatchObject({ ok: false, error: { code: 'read-only', place: folder } });
    expect(readdirSync(folder)).toEqual(before);
    chmodSync(folder, 0o700);
  });
  const file = join(testFolder(), 'a-file');
  writeFileSync(file, 'in the way');
  const inTheWay = await createApp(testPorts({ workspaceFolder: join(file, 'workspace') }));
  expect(inTheWay).toMatchObject({ ok: false, error: { code: 'read-only' } });
});

/** Root may do everything, so the folder is given to somebody else first. */
async function asOrdinaryUserIn(folder: string, work: () => Promise<void>): Promise<void> {
  if (process.geteuid?.() === 0) {
    for (const path of [folder, ...readdirSync(folder).map((name) => join(folder, name))]) {
      chownSync(path, 65_534, 65_534);
    }
  }
  await asOrdinaryUser(work);
}

test('nothing of a document is readable in any file of the folder', async () => {
  const { get, folder } = await start({ passphrase });
  const canary = 'Kanarienvogel-4711';
  const { id } = await get('documents.create', { kind: 'journey', name: canary, template: null });
  await get('documents.rename', { id, name: `${canary} again` });
  await get('workspace.backup', {});
  for (const at of filesBelow(folder)) {
    expect(readFileSync(at).includes(canary), at).toBe(false);
    expect(modeOf(at), at).toBe('600');
  }
  await stop();
  for (const at of filesBelow(folder)) expect(readFileSync(at).includes(canary), at).toBe(false);
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
