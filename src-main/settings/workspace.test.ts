import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createApp } from '../app.ts';
import { openDatabase } from '../database/database.ts';
import type { Keychain } from '../ports.ts';
import { createTestApps, removeTestFolders, testPorts } from '../testing/test-app.ts';

const passphrase = 'correct horse battery';
const { start, stop, usedWorkspace } = createTestApps();

afterEach(async () => {
  await stop();
  removeTestFolders();
});

/** A keychain of the system, as far as we can tell from outside. */
function fakeKeychain(mark = 0x5a): Keychain {
  const turn = (bytes: Uint8Array) => Uint8Array.from(bytes, (byte) => byte ^ mark);
  return {
    seal: (plain) => Promise.resolve(Uint8Array.from([mark, ...turn(plain)])),
    open: (sealed) =>
      sealed[0] === mark ? Promise.resolve(turn(sealed.subarray(1))) : Promise.reject(new Error('not mine')),
  };
}

const nowhere = {
  host: '127.0.0.1',
  port: 1,
  database: 'none',
  user: 'nobody',
  schema: 'public',
  tls: 'off',
  authority: null,
} as const;

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

test('a passphrase costs a guesser the full work unless a host says otherwise; either file opens in any host', async () => {
  const { passphraseCost: _, ...asHostsLendThem } = testPorts({ passphrase });
  const made = await createApp(asHostsLendThem);
  if (!made.ok) throw new Error(made.error.message);
  await made.value.close();
  const folder = asHostsLendThem.workspaceFolder;
  const work = () =>
    (JSON.parse(readFileSync(join(folder, 'workspace.keys.json'), 'utf8')) as { passphrase: object })
      .passphrase;
  expect(work()).toMatchObject({ kdf: 'scrypt', n: 131_072, r: 8, p: 1 });
  const cheaper = await start({ workspaceFolder: folder, passphrase });
  expect(await cheaper.get('workspace.setPassphrase', { passphrase: 'a new passphrase' })).toMatchObject({
    state: 'open',
  });
  await stop();
  expect(work()).toMatchObject({ n: 1024 });
  const reopened = await createApp({ ...asHostsLendThem, passphrase: 'a new passphrase' });
  if (!reopened.ok) throw new Error(reopened.error.message);
  expect(await reopened.value.dispatch('workspace.status', {})).toMatchObject({ value: { state: 'open' } });
  expect(await reopened.value.dispatch('workspace.setPassphrase', { passphrase })).toMatchObject({
    ok: true,
  });
  await reopened.value.close();
  expect(work()).toMatchObject({ n: 131_072, r: 8, p: 1 });
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

test('the plain key opens nothing any more once there is a passphrase', async () => {
  const folder = await usedWorkspace();
  const plain = readFileSync(join(folder, 'workspace.key'), 'utf8');
  const first = await start({ workspaceFolder: folder });
  await first.get('workspace.backup', {});
  expect(await first.get('workspace.setPassphrase', { passphrase })).toMatchObject({ key: 'passphrase' });
  await first.get('documents.create', { kind: 'journey', name: 'Afterwards', template: null });
  await stop();
  const key = Buffer.from(plain.trim(), 'hex');
  const databases = filesBelow(folder).filter((file) => file.endsWith('.db'));
  expect(databases.length).toBeGreaterThanOrEqual(2);
  for (const file of databases) {
    expect(() => openDatabase({ file, key, readonly: true }).close(), file).toThrow('not a database');
  }
  // Put back by somebody, it is in nobody's way.
  writeFileSync(join(folder, 'workspace.key'), plain, { mode: 0o600 });
  const again = await start({ workspaceFolder: folder, passphrase });
  expect(await again.get('workspace.status', {})).toMatchObject({ state: 'open', key: 'passphrase' });
  const documents = await again.get('documents.list', { archived: false });
  expect(documents.map(({ name }) => name).sort()).toEqual(['Afterwards', 'Onboarding']);
});

test('edits, passwords in memory, the sandbox and backups outlive the first passphrase', async () => {
  const { get, folder } = await start();
  const { id } = await get('documents.create', { kind: 'journey', name: 'Kept', template: null });
  await get('workspace.backup', {});
  const plan = await get('publishing.plan', { environmentId: 'sandbox', documentIds: [id] });
  await get('publishing.push', { planId: plan.id, planHash: plan.hash, confirmation: null });
  const environment = await get('publishing.saveEnvironment', {
    id: null,
    name: 'Test server',
    role: 'dev',
    connection: { ...nowhere, kind: 'postgres' },
    password: 'only in memory',
    remember: true,
  });
  expect(environment).toMatchObject({ password: 'memory' });
  const edits = Promise.all([
    get('workspace.setPassphrase', { passphrase }),
    // These wait at the door while everything gets its new key.
    ...Array.from({ length: 20 }, (_, index) =>
      get('documents.create', { kind: 'journey', name: `During ${index}`, template: null }),
    ),
  ]);
  await edits;
  const environments = await get('publishing.environments', {});
  expect(environments).toContainEqual(expect.objectContaining({ id: environment.id, password: 'sealed' }));
  const backups = await get('workspace.backups', {});
  expect(backups.length).toBeGreaterThan(0);
  expect(backups.every(({ verified }) => verified)).toBe(true);
  await stop();

  const again = await start({ workspaceFolder: folder, passphrase });
  expect(await again.get('documents.list', { archived: false })).toHaveLength(21);
  const { document } = await again.get('publishing.remote', { environmentId: 'sandbox', documentId: id });
  expect(document).toMatchObject({ header: { name: 'Kept' } });
  const { status } = await again.get('workspace.restoreBackup', { file: backups.at(-1)!.file });
  expect(status).toMatchObject({ state: 'open', key: 'passphrase' });
  expect(await again.get('documents.list', { archived: false })).toMatchObject([{ name: 'Kept' }]);
});

test('two passphrases set at the same moment end with the second, and it opens', async () => {
  const { get, folder } = await start();
  await Promise.all([
    get('workspace.setPassphrase', { passphrase: 'the first one' }),
    get('workspace.setPassphrase', { passphrase: 'the second one' }),
  ]);
  await stop();
  const again = await start({ workspaceFolder: folder, passphrase: 'the second one' });
  expect(await again.get('workspace.status', {})).toMatchObject({ state: 'open' });
});

test('a new workspace is not made under a passphrase that is too short', async () => {
  const ports = testPorts({ passphrase: '' });
  expect(await createApp(ports)).toMatchObject({
    ok: false,
    error: { code: 'bad-input', place: 'passphrase' },
  });
  expect(readdirSync(ports.workspaceFolder)).toEqual([]);
});

test('a keychain that does not answer is as none', async () => {
  const silent: Keychain = {
    seal: () => Promise.reject(new Error('no answer')),
    open: () => Promise.reject(new Error('no answer')),
  };
  const { get, folder } = await start({ keychain: silent });
  expect(await get('workspace.status', {})).toMatchObject({ state: 'open', key: 'unprotected-file' });
  expect(await get('workspace.setPassphrase', { passphrase })).toMatchObject({ key: 'passphrase' });
  await stop();
  const again = await start({ workspaceFolder: folder, keychain: silent });
  expect(await again.get('workspace.unlock', { passphrase })).toMatchObject({
    state: 'open',
    key: 'passphrase',
  });
});

test('commands that come while the app closes are refused', async () => {
  const { app, call } = await start();
  await app.close();
  expect(await call('documents.list', { archived: false })).toMatchObject({
    error: { code: 'workspace-locked' },
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
