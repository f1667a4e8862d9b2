import { chmodSync, chownSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createApp } from '../app.ts';
import { openDatabase } from '../database/database.ts';
import { asOrdinaryUser } from '../testing/as-ordinary-user.ts';
import {
  createTestApps,
  openTestApp,
  removeTestFolders,
  testFolder,
  testPorts,
} from '../testing/test-app.ts';

const passphrase = 'correct horse battery';
const { start, stop, usedWorkspace } = createTestApps();

afterEach(async () => {
  await stop();
  removeTestFolders();
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

test('damage in the middle costs what lies there: that is said, and everything else can be read', async () => {
  const { get, folder } = await start();
  const ids: string[] = [];
  for (let index = 0; index < 6; index += 1) {
    const name = `Journey ${index}`;
    ids.push((await get('documents.create', { kind: 'journey', name, template: 'consumer-onboarding' })).id);
  }
  await get('workspace.backup', {});
  await stop();
  const file = join(folder, 'workspace.db');
  const whole = readFileSync(file);
  const seen = new Set<string>();
  for (let page = 3; page * 4096 < whole.length; page += 2) {
    const bytes = Buffer.from(whole);
    bytes[page * 4096 + 99]! ^= 0x10;
    writeFileSync(file, bytes);
    const { call, get } = await start({ workspaceFolder: folder });
    const { state } = await get('workspace.status', {});
    const replies = [];
    for (const id of ids) replies.push(await call('documents.open', { id }));
    await stop();
    for (const reply of replies) {
      if (!reply.ok) expect(reply.error.code).toBe('workspace-damaged');
    }
    const failed = replies.filter((reply) => !reply.ok).length;
    seen.add(`${state} ${failed === 0 ? 'all' : failed === ids.length ? 'none' : 'some'}`);
    if (seen.has('open some')) return;
  }
  throw new Error(`No page cost only a part: ${[...seen].join(', ')}`);
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
  changeFile(folder, 'user_version = 999');
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

test('a newer file whose tables cannot even be read is said to be newer', async () => {
  const folder = await usedWorkspace();
  changeFile(folder, 'user_version = 999', 'ALTER TABLE documents RENAME COLUMN header TO head');
  const { get, call } = await start({ workspaceFolder: folder });
  expect(await get('workspace.status', {})).toMatchObject({ state: 'newer' });
  expect(await call('documents.list', { archived: false })).toMatchObject({
    error: { code: 'workspace-newer' },
  });
});

test('an encrypted database that is no workspace is said to be none', async () => {
  const folder = await usedWorkspace();
  changeFile(folder, 'user_version = 0', 'DROP TABLE settings');
  const { get } = await start({ workspaceFolder: folder });
  const status = await get('workspace.status', {});
  expect(status.state).toBe('damaged');
  expect(status.detail).toContain('not a workspace');
});

function changeFile(folder: string, pragma: string, sql = ''): void {
  const key = Buffer.from(readFileSync(join(folder, 'workspace.key'), 'utf8').trim(), 'hex');
  const database = openDatabase({ file: join(folder, 'workspace.db'), key });
  database.pragma(pragma);
  database.exec(sql);
  database.close();
}

test('a backup that fails because the file is damaged is said with the status', async () => {
  const { get, folder } = await start();
  for (let index = 0; index < 5; index += 1) {
    await get('documents.create', { kind: 'journey', name: `J ${index}`, template: 'consumer-onboarding' });
  }
  await stop();
  const file = join(folder, 'workspace.db');
  const bytes = readFileSync(file);
  for (let page = 8; page * 4096 < bytes.length; page += 1) {
    const damaged = Buffer.from(bytes);
    damaged[page * 4096 + 50]! ^= 2;
    writeFileSync(file, damaged);
    rmSync(join(folder, 'backups'), { recursive: true, force: true });
    const { app, get: ask, events } = await openTestApp({ workspaceFolder: folder });
    const { state } = await ask('workspace.status', {});
    if (state === 'open') await app.dispatch('workspace.backup', {});
    const { detail } = await ask('workspace.status', {});
    await app.close();
    if (state !== 'open') continue;
    expect(detail).toContain('backup failed');
    expect(events).toContainEqual({ event: 'workspace.changed', payload: {} });
    return;
  }
  throw new Error('No page was found whose damage the start does not notice');
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
