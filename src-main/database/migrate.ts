import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './database.ts';
import { fingerprintDatabase, fingerprintDifference } from './fingerprint.ts';
import { dateToTimestamp } from './timestamp.ts';

/** One file of `migrations/sqlite`: `0002-publishing.sql` has number 2. Files are only ever added. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /** Tables whose rows it means to change or drop: the line `-- rewrites: a, b` in the file. */
  readonly rewrites: readonly string[];
}

export function readMigrations(folder: string): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((name, index) => {
    const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]);
    if (number !== index + 1) throw new Error(`Migration ${name} breaks the row 0001, 0002, ...`);
    const sql = readFileSync(join(folder, name), 'utf8');
    const rewrites = [...sql.matchAll(/^-- rewrites: (.+)$/gm)].flatMap(([, tables]) =>
      (tables ?? '').split(',').map((table) => table.trim()),
    );
    return { number, name, sql, rewrites };
  });
}

/** The number of the newest migration in the file; 0 for a file that was never set up. */
export function workspaceVersion(database: Database): number {
  return database.pragma('user_version', { simple: true }) as number;
}

export function pendingMigrations(database: Database, all: readonly Migration[]): readonly Migration[] {
  const version = workspaceVersion(database);
  return all.filter((migration) => migration.number > version);
}

/** Whether the file was written by a newer version of the app, with migrations that this one does not know. */
export function isNewer(database: Database, all: readonly Migration[]): boolean {
  return workspaceVersion(database) > all.length;
}

/**
 * Applies the pending migrations in one transaction: a kill inside leaves the old file. Foreign keys are off meanwhile,
 * because rebuilding a parent table with them on deletes its children. Row counts and hashes must be the same after as
 * before, except in tables that a migration says it rewrites. Throws with the old file untouched.
 */
export function applyMigrations(database: Database, pending: readonly Migration[], now: Date): void {
  if (pending.length === 0) return;
  // Has no effect inside a transaction, so it stands before it.
  database.pragma('foreign_keys = OFF');
  try {
    database.transaction(() => migrateInside(database, pending, now)).immediate();
  } finally {
    database.pragma('foreign_keys = ON');
  }
  if (database.pragma('foreign_keys', { simple: true }) !== 1)
    throw new Error('Foreign keys did not come back on');
}

function migrateInside(database: Database, pending: readonly Migration[], now: Date): void {
  const before = fingerprintDatabase(database);
  for (const migration of pending) database.exec(migration.sql);
  const note = database.prepare('INSERT INTO migrations (name, sha256, applied_at) VALUES (?, ?, ?)');
  for (const { name, sql } of pending) {
    note.run(name, createHash('sha256').update(sql).digest('hex'), dateToTimestamp(now));
  }
  database.pragma(`user_version = ${pending.at(-1)?.number ?? 0}`);
  const dangling = database.pragma('foreign_key_check') as unknown[];
  if (dangling.length > 0)
    throw new Error(`The migration leaves ${dangling.length} rows without their parent`);
  const rewritten = new Set(['migrations', ...pending.flatMap((migration) => migration.rewrites)]);
  const difference = fingerprintDifference(before, fingerprintDatabase(database, before), rewritten);
  if (difference) throw new Error(`The migration would lose data: ${difference}`);
}
