import { chmodSync, constants, copyFileSync, existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { syncFile, syncFolder } from '../atomic-file.ts';
import { backupsFolder, backupTakenAt, listBackups } from './backup.ts';
import { openDatabase } from './database.ts';
import { workspaceFile } from './folders.ts';
import { workspaceVersion } from './migrate.ts';
import { isSqliteError } from './sqlite-failure.ts';
import { clearPrepared, preparedFile } from './swap.ts';

export interface InspectedBackup {
  readonly file: string;
  readonly takenAt: string;
  readonly bytes: number;
  readonly verified: boolean;
}

/** Why a backup cannot take the place of the workspace; thrown, because it crosses a thread as an error does. */
export type RestoreRefusal = 'backup-damaged' | 'backup-newer';

/** The backups, newest first, each read from end to end. Slow: for a worker thread. */
export function inspectBackups(folder: string, key: Uint8Array): readonly InspectedBackup[] {
  return listBackups(folder).map((file) => {
    const at = join(backupsFolder(folder), file);
    const { size } = statSync(at);
    return { file, takenAt: backupTakenAt(file), bytes: size, verified: isWhole(at, key) };
  });
}

/** Copies a backup to where the swap looks for it and checks the copy. Slow: for a worker thread. */
export function prepareRestore(folder: string, key: Uint8Array, file: string, newestVersion: number): null {
  clearPrepared(folder);
  const target = preparedFile(folder);
  copyFileSync(join(backupsFolder(folder), file), target, constants.COPYFILE_EXCL);
  chmodSync(target, 0o600);
  syncFile(target);
  const refusal = refusalOf(target, key, newestVersion);
  if (refusal === null) return null;
  clearPrepared(folder);
  throw Object.assign(new Error(`The backup ${file} cannot be used: ${refusal}`), { code: refusal });
}

/** Copies what is left of a damaged workspace beside it, byte for byte; answers the name, null where there is nothing. */
export function keepDamaged(folder: string, now: Date): string | null {
  const file = workspaceFile(folder);
  const stamp = now.toISOString().replaceAll(':', '-').replace('.', '-');
  const aside = join(folder, `workspace.damaged-${stamp}.db`);
  const found = ['', '-wal'].filter((ending) => existsSync(`${file}${ending}`));
  for (const ending of found) {
    copyFileSync(`${file}${ending}`, `${aside}${ending}`, constants.COPYFILE_EXCL);
    syncFile(`${aside}${ending}`);
  }
  syncFolder(folder);
  return found.length === 0 ? null : basename(aside);
}

function refusalOf(file: string, key: Uint8Array, newestVersion: number): RestoreRefusal | null {
  if (!isWhole(file, key)) return 'backup-damaged';
  const database = openDatabase({ file, key, readonly: true });
  try {
    return workspaceVersion(database) > newestVersion ? 'backup-newer' : null;
  } finally {
    database.close();
  }
}

/** Opens with the key, is a workspace, and every page and index is as it should be. */
export function isWhole(file: string, key: Uint8Array): boolean {
  try {
    const database = openDatabase({ file, key, readonly: true });
    try {
      const answer: unknown = database.pragma('integrity_check', { simple: true });
      return answer === 'ok' && workspaceVersion(database) > 0;
    } finally {
      database.close();
    }
  } catch (thrown) {
    if (isDamage(thrown)) return false;
    throw thrown;
  }
}

export function isDamage(thrown: unknown): boolean {
  if (!isSqliteError(thrown)) return false;
  return thrown.code === 'SQLITE_NOTADB' || thrown.code.startsWith('SQLITE_CORRUPT');
}
