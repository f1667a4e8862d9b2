import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { syncFile, syncFolder } from '../atomic-file.ts';
import { type Database, openDatabase } from './database.ts';
import { fingerprintDatabase, fingerprintDifference } from './fingerprint.ts';
import { isFolder, workspaceFile } from './folders.ts';

/** How many verified backups are kept. */
export const backupsKept = 10;
/** How often a backup begins anew because the workspace was changed in that instant, before edits wait for it. */
const freeAttempts = 5;

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
  if (!isFolder(backups)) return [];
  return readdirSync(backups)
    .filter((name) => backupName.test(name))
    .sort()
    .toReversed();
}

/** When a backup was taken, as its name says: `2026-11-22T21-55-03-120Z.db`. */
export function backupTakenAt(name: string): string {
  const [date = '', time = ''] = name.replace('.db', '').split('T');
  const [hours, minutes, seconds, milliseconds] = time.split('-');
  return `${date}T${hours}:${minutes}:${seconds}.${milliseconds}`;
}

/**
 * Copies the workspace with `VACUUM INTO` (the backup API refuses encrypted files), opens the copy with the key, checks it, compares it
 * with what was copied, and only then gives it its name and lets older ones go, but none named in `keep`. Slow: for a worker thread.
 */
export function takeBackup(folder: string, key: Uint8Array, now: Date, keep: readonly string[] = []): Backup {
  const backups = backupsFolder(folder);
  const source = openDatabase({ file: workspaceFile(folder), key });
  try {
    mkdirSync(backups, { recursive: true, mode: 0o700 });
    removeUnfinished(backups);
    const name = freeBackupName(backups, now);
    const aside = join(backups, `${name}.unfinished`);
    try {
      copyVerified(source, folder, key, aside);
      chmodSync(aside, 0o600);
      syncFile(aside);
      renameSync(aside, join(backups, name));
    } finally {
      rmSync(aside, { force: true });
    }
    syncFolder(backups);
    for (const old of listBackups(folder).slice(backupsKept)) {
      if (!keep.includes(old)) rmSync(join(backups, old), { force: true });
    }
    const file = join(backups, name);
    return { file, bytes: statSync(file).size };
  } finally {
    source.close();
  }
}

/**
 * One connection holds a snapshot while another one copies, so that the copy can be compared with what was copied however long
 * it takes and without stopping the edits. A commit in the instant between the two beginnings makes them differ: then again, and
 * where somebody writes without a pause, in the end with the writers held back while it is copied (not while it is compared).
 */
function copyVerified(source: Database, folder: string, key: Uint8Array, target: string): void {
  const copier = openDatabase({ file: workspaceFile(folder), key });
  const holder = openDatabase({ file: workspaceFile(folder), key });
  try {
    for (let attempt = 1; ; attempt += 1) {
      const holds = attempt > freeAttempts;
      if (holds) holder.exec('BEGIN IMMEDIATE');
      const difference = source
        .transaction(() => {
          source.prepare('SELECT count(*) FROM sqlite_schema').get();
          rmSync(target, { force: true });
          copier.prepare('VACUUM INTO ?').run(target);
          if (holds) holder.exec('ROLLBACK');
          return copyDifference(source, target, key);
        })
        .deferred();
      if (difference === null) return;
      if (holds) throw new Error(`The backup differs from the workspace: ${difference}`);
    }
  } finally {
    holder.close();
    copier.close();
  }
}

/** What the copy lacks of the snapshot that `source` holds; throws where the copy is not whole. */
function copyDifference(source: Database, file: string, key: Uint8Array): string | null {
  const copy = openDatabase({ file, key, readonly: true });
  try {
    const answer: unknown = copy.pragma('integrity_check', { simple: true });
    if (answer !== 'ok') throw new Error(`The backup is not whole: ${String(answer)}`);
    return fingerprintDifference(fingerprintDatabase(source), fingerprintDatabase(copy));
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
