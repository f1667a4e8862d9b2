import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { syncFile, syncFolder } from '../atomic-file.ts';
import { type Database, openDatabase } from './database.ts';
import { type Fingerprint, fingerprintDatabase, fingerprintDifference } from './fingerprint.ts';
import { workspaceFile } from './folders.ts';

/** How many verified backups are kept. */
export const backupsKept = 10;
/** How often a backup starts again because the workspace was changed under it. */
const attempts = 4;

export interface Backup {
  readonly file: string;
  readonly bytes: number;
}

const backupName = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z\.db$/;

export function backupsFolder(folder: string): string {
  return join(folder, 'backups');
}

/** Names of the finished backups, newest first. */
export function listBackups(folder: string): readonly string[] {
  const backups = backupsFolder(folder);
  if (!existsSync(backups)) return [];
  return readdirSync(backups)
    .filter((name) => backupName.test(name))
    .sort()
    .toReversed();
}

/**
 * Copies the workspace with `VACUUM INTO` (the backup API refuses encrypted files), opens the copy with the key, checks it, compares it
 * with what was copied, and only then gives it its name and lets older ones go. Slow: for a worker thread.
 */
export function takeBackup(folder: string, key: Uint8Array, now: Date): Backup {
  const backups = backupsFolder(folder);
  const source = openDatabase({ file: workspaceFile(folder), key });
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  removeUnfinished(backups);
  const name = freeBackupName(backups, now);
  const aside = join(backups, `${name}.unfinished`);
  try {
    const expected = copyUnchanged(source, folder, key, aside);
    verifyCopy(aside, key, expected);
  } catch (thrown) {
    rmSync(aside, { force: true });
    throw thrown;
  } finally {
    source.close();
  }
  const file = join(backups, name);
  chmodSync(aside, 0o600);
  syncFile(aside);
  renameSync(aside, file);
  syncFolder(backups);
  for (const old of listBackups(folder).slice(backupsKept)) rmSync(join(backups, old), { force: true });
  return { file, bytes: statSync(file).size };
}

/** Answers what the copy must hold. Where somebody keeps writing, the last attempt holds the writers off. */
function copyUnchanged(source: Database, folder: string, key: Uint8Array, target: string): Fingerprint {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const before = dataVersion(source);
    const expected = source.transaction(() => fingerprintDatabase(source)).deferred();
    rmSync(target, { force: true });
    source.prepare('VACUUM INTO ?').run(target);
    if (dataVersion(source) === before) return expected;
  }
  const holder = openDatabase({ file: workspaceFile(folder), key });
  try {
    return holder
      .transaction(() => {
        const expected = fingerprintDatabase(source);
        rmSync(target, { force: true });
        source.prepare('VACUUM INTO ?').run(target);
        return expected;
      })
      .immediate();
  } finally {
    holder.close();
  }
}

/** Changes whenever another connection commits. */
function dataVersion(database: Database): unknown {
  return database.pragma('data_version', { simple: true });
}

function verifyCopy(file: string, key: Uint8Array, expected: Fingerprint): void {
  const copy = openDatabase({ file, key, readonly: true });
  try {
    const answer: unknown = copy.pragma('integrity_check', { simple: true });
    if (answer !== 'ok') throw new Error(`The backup is not whole: ${String(answer)}`);
    const difference = fingerprintDifference(expected, fingerprintDatabase(copy));
    if (difference) throw new Error(`The backup differs from the workspace: ${difference}`);
  } finally {
    copy.close();
  }
}

function freeBackupName(backups: string, now: Date): string {
  const name = `${now.toISOString().replaceAll(':', '-').replace('.', '-')}.db`;
  return existsSync(join(backups, name)) ? freeBackupName(backups, new Date(now.getTime() + 1)) : name;
}

/** What a killed backup left behind. */
function removeUnfinished(backups: string): void {
  for (const name of readdirSync(backups)) {
    if (name.includes('.unfinished')) rmSync(join(backups, name), { force: true });
  }
}
