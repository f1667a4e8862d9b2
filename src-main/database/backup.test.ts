import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { removeTestFolders, testFolder } from '../testing/test-app.ts';
import { backupsKept, listBackups, takeBackup } from './backup.ts';
import { type Database, openDatabase } from './database.ts';
import { fingerprintDatabase } from './fingerprint.ts';
import { findMigrationsFolder, workspaceFile } from './folders.ts';
import { runJob } from './jobs.ts';
import { readMigrations } from './migrate.ts';
import { createWorkspaceFile } from './workspace-file.ts';

afterAll(removeTestFolders);

const key = randomBytes(32);
const clock = () => new Date();
let folder: string;
let database: Database;

beforeEach(() => {
  folder = testFolder();
  const migrationsFolder = findMigrationsFolder();
  const migrations = readMigrations(migrationsFolder);
  createWorkspaceFile({ folder, migrations, migrationsFolder, clock }, key, (fresh) => {
    const put = fresh.prepare('INSERT INTO meta VALUES (?, ?)');
    for (let index = 0; index < 500; index += 1) put.run(`key ${index}`, `canary ${index}`);
  });
  database = openDatabase({ file: workspaceFile(folder), key });
  return () => {
    database.close();
  };
});

test('a backup is encrypted under the same key, private, and equal to the workspace', () => {
  const { file, bytes } = takeBackup(folder, key, new Date('2026-03-04T05:06:07.089Z'));
  expect(file).toBe(join(folder, 'backups', '2026-03-04T05-06-07-089Z.db'));
  expect(statSync(file)).toMatchObject({ size: bytes });
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  expect(readFileSync(file).includes('canary')).toBe(false);
  const copy = openDatabase({ file, key, readonly: true });
  expect(fingerprintDatabase(copy)).toEqual(fingerprintDatabase(database));
  expect(copy.pragma('user_version', { simple: true })).toBe(
    database.pragma('user_version', { simple: true }),
  );
  copy.close();
});

test('the newest ones are kept and what a killed backup left is taken away', () => {
  const backups = join(folder, 'backups');
  mkdirSync(backups);
  writeFileSync(join(backups, '2020-01-01T00-00-00-000Z.db.unfinished'), 'half');
  writeFileSync(join(backups, 'my-own-copy.db'), 'not ours to delete');
  for (let day = 1; day <= backupsKept + 3; day += 1) {
    takeBackup(folder, key, new Date(Date.UTC(2026, 0, day)));
  }
  expect(listBackups(folder)).toHaveLength(backupsKept);
  expect(listBackups(folder)[0]).toContain('2026-01-13');
  expect(listBackups(folder).at(-1)).toContain('2026-01-04');
  expect(readdirSync(backups)).toContain('my-own-copy.db');
  expect(readdirSync(backups).filter((name) => name.includes('unfinished'))).toEqual([]);
});

test('two backups of the same moment do not overwrite each other', () => {
  const now = new Date(0);
  const files = [takeBackup(folder, key, now), takeBackup(folder, key, now)].map(({ file }) => file);
  expect(new Set(files).size).toBe(2);
});

test('damage in the workspace fails the backup and no older one is let go', () => {
  for (let day = 1; day <= backupsKept; day += 1) takeBackup(folder, key, new Date(Date.UTC(2026, 0, day)));
  const before = listBackups(folder);
  database.close();
  const bytes = readFileSync(workspaceFile(folder));
  bytes[bytes.length - 2_000]! ^= 4;
  writeFileSync(workspaceFile(folder), bytes);
  expect(() => takeBackup(folder, key, new Date())).toThrow('malformed');
  expect(listBackups(folder)).toEqual(before);
  bytes[bytes.length - 2_000]! ^= 4;
  writeFileSync(workspaceFile(folder), bytes);
  database = openDatabase({ file: workspaceFile(folder), key });
});

test('a backup in a thread of its own holds while edits go on and is of one moment', async () => {
  const put = database.prepare("UPDATE meta SET value = ? WHERE key = 'key 0' OR key = 'key 499'");
  let writes = 0;
  const progress = { running: true };
  const backup = runJob({ job: 'backup', folder, key, now: new Date() }).finally(() => {
    progress.running = false;
  });
  while (progress.running) {
    put.run(`round ${writes}`);
    writes += 1;
    await new Promise(setImmediate);
  }
  const taken = await backup;
  if (!taken.ok || !taken.value) throw new Error('no backup');
  expect(writes).toBeGreaterThan(1);
  expect(existsSync(taken.value.file)).toBe(true);
  const copy = openDatabase({ file: taken.value.file, key, readonly: true });
  const values = copy
    .prepare("SELECT DISTINCT value FROM meta WHERE key IN ('key 0', 'key 499')")
    .pluck()
    .all();
  expect(values.length === 1 || values.every((value) => String(value).startsWith('canary'))).toBe(true);
  copy.close();
});

test('a failing job answers with its reason', async () => {
  const failed = await runJob({ job: 'backup', folder: join(folder, 'nowhere'), key, now: new Date() });
  expect(failed.ok).toBe(false);
});
