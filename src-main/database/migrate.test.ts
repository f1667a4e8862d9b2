import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { removeTestFolders, testFolder } from '../testing/test-app.ts';
import { listBackups } from './backup.ts';
import { type Database, openDatabase } from './database.ts';
import { fingerprintDatabase, fingerprintDifference } from './fingerprint.ts';
import { findMigrationsFolder, workspaceFile } from './folders.ts';
import { applyMigrations, pendingMigrations, readMigrations, workspaceVersion } from './migrate.ts';
import { createWorkspaceFile, openWorkspaceFile } from './workspace-file.ts';

afterAll(removeTestFolders);

const key = randomBytes(32);
const clock = () => new Date();
const released = readMigrations(findMigrationsFolder());

/** The released migrations and one more. */
function withOneMore(sql: string): string {
  const folder = join(testFolder(), 'migrations');
  mkdirSync(folder);
  cpSync(findMigrationsFolder(), folder, { recursive: true });
  writeFileSync(join(folder, `${String(released.length + 1).padStart(4, '0')}-next.sql`), sql);
  return folder;
}

function createFilled(rows: number): string {
  const folder = testFolder();
  const migrationsFolder = findMigrationsFolder();
  createWorkspaceFile({ folder, migrations: released, migrationsFolder, clock }, key, (database) => {
    const document = database.prepare(
      "INSERT INTO documents VALUES (?, 'journey', ?, ?, '{}', '', 1, '', '', NULL)",
    );
    const record = database.prepare("INSERT INTO records VALUES (?, ?, 'stage', '{}', '')");
    database.transaction(() => {
      for (let index = 0; index < rows; index += 1) {
        document.run(`d${index}`, `n${index}`, `n${index}`);
        record.run(`d${index}`, 'r');
      }
    })();
  });
  return folder;
}

async function openWith(folder: string, migrationsFolder: string) {
  return openWorkspaceFile(
    { folder, migrations: readMigrations(migrationsFolder), migrationsFolder, clock },
    key,
  );
}

function lookInto<Value>(folder: string, look: (database: Database) => Value): Value {
  const database = openDatabase({ file: workspaceFile(folder), key });
  try {
    return look(database);
  } finally {
    database.close();
  }
}

/** SQLite's own way to change a table: make it anew, copy, drop, rename. With foreign keys on it deletes all children. */
const rebuildParent = `
CREATE TABLE documents_new (
  id TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL, header TEXT NOT NULL,
  folded TEXT NOT NULL, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, archived_at TEXT,
  colour TEXT
) STRICT;
INSERT INTO documents_new SELECT *, NULL FROM documents;
DROP TABLE documents;
ALTER TABLE documents_new RENAME TO documents;
`;

test('migrations are numbered without gaps', () => {
  const folder = withOneMore('SELECT 1;');
  writeFileSync(join(folder, '0099-gap.sql'), 'SELECT 1;');
  expect(() => readMigrations(folder)).toThrow('breaks the row');
});

test('a migration runs once, after a verified backup, and keeps every child of a rebuilt parent', async () => {
  const folder = createFilled(50);
  const migrationsFolder = withOneMore(rebuildParent);
  const before = lookInto(folder, (database) => fingerprintDatabase(database));
  const opened = await openWith(folder, migrationsFolder);
  expect(opened.ok).toBe(true);
  if (!opened.ok) return;
  const { database } = opened.value;
  expect(workspaceVersion(database)).toBe(released.length + 1);
  expect(database.prepare('SELECT count(*) FROM records').pluck().get()).toBe(50);
  expect(
    fingerprintDifference(before, fingerprintDatabase(database, before), new Set(['migrations'])),
  ).toBeNull();
  expect(database.prepare('SELECT count(*) FROM migrations').pluck().get()).toBe(released.length + 1);
  expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
  database.close();
  expect(listBackups(folder)).toHaveLength(1);
  const again = await openWith(folder, migrationsFolder);
  expect(again.ok && again.value.database.close()).toBeTruthy();
  expect(listBackups(folder)).toHaveLength(1);
});

test.each([
  ['deletes rows', "DELETE FROM records WHERE document_id = 'd1';", 'table records has 9 rows instead of 10'],
  [
    'changes values',
    "UPDATE documents SET name = 'x' WHERE id = 'd1';",
    'column documents.name holds other values',
  ],
  ['drops a table', 'DROP TABLE versions;', 'table versions is gone'],
  [
    'orphans children',
    "-- rewrites: documents\nDELETE FROM documents WHERE id = 'd1';",
    'without their parent',
  ],
  ['fails half way', 'CREATE TABLE half (id TEXT); INSERT INTO nowhere VALUES (1);', 'no such table'],
])('a migration that %s is refused and the old file stays', async (_, sql, reason) => {
  const folder = createFilled(10);
  const before = lookInto(folder, (database) => fingerprintDatabase(database));
  const migrationsFolder = withOneMore(sql);
  const opened = await openWith(folder, migrationsFolder);
  expect(opened).toMatchObject({ ok: false, error: { reason: 'migration-failed' } });
  if (!opened.ok && opened.error.reason === 'migration-failed') {
    expect(String(opened.error.cause)).toContain(reason);
  }
  expect(lookInto(folder, workspaceVersion)).toBe(released.length);
  expect(lookInto(folder, (database) => fingerprintDatabase(database))).toEqual(before);
  // The migration itself must be what fails, not only the road to it.
  lookInto(folder, (database) => {
    const pending = pendingMigrations(database, readMigrations(migrationsFolder));
    expect(() => applyMigrations(database, pending, clock())).toThrow(reason);
  });
});

test('a migration may rewrite the tables that it names', async () => {
  const folder = createFilled(10);
  const sql = '-- rewrites: documents\nUPDATE documents SET name = upper(name);';
  const opened = await openWith(folder, withOneMore(sql));
  if (!opened.ok) throw new Error(opened.error.reason);
  expect(opened.value.database.prepare("SELECT name FROM documents WHERE id = 'd3'").pluck().get()).toBe(
    'N3',
  );
  opened.value.database.close();
});

test('a process killed while it migrates leaves the old or the new file, whole', async () => {
  const folder = createFilled(4_000);
  const before = lookInto(folder, (database) => fingerprintDatabase(database));
  const migrationsFolder = withOneMore(rebuildParent);
  let killed = 0;
  for (let round = 0; round < 8 && lookInto(folder, workspaceVersion) === released.length; round += 1) {
    const child = startChild(folder, migrationsFolder);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    // The first is killed before it has done anything, however slow this machine is; the others ever later.
    if (round > 0) await sleep(20 + round * 60);
    if (child.kill('SIGKILL') && child.exitCode === null) killed += 1;
    await ended;
    lookInto(folder, (database) => {
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(
        fingerprintDifference(before, fingerprintDatabase(database, before), new Set(['migrations'])),
      ).toBeNull();
      const columns = database.pragma('table_info(documents)') as unknown[];
      expect(columns).toHaveLength(workspaceVersion(database) === released.length ? 10 : 11);
    });
  }
  expect(killed).toBeGreaterThan(0);
  const opened = await openWith(folder, migrationsFolder);
  if (!opened.ok) throw new Error(opened.error.reason);
  expect(workspaceVersion(opened.value.database)).toBe(released.length + 1);
  opened.value.database.close();
  expect(readdirSync(join(folder, 'backups')).filter((name) => name.includes('unfinished'))).toEqual([]);
});

function startChild(folder: string, migrationsFolder: string): ChildProcess {
  const script = join(import.meta.dirname, '..', 'testing', 'migrate-child.ts');
  return spawn(process.execPath, [script, folder, key.toString('hex'), migrationsFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
