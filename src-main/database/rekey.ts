import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncFile, writeFileAtomic } from '../atomic-file.ts';
import { backupsFolder, listBackups } from './backup.ts';
import { openDatabase, rekeyDatabase } from './database.ts';
import { fingerprintDatabase, fingerprintDifference } from './fingerprint.ts';
import { workspaceFile } from './folders.ts';
import { isWhole } from './restore.ts';
import { createSealer } from './sealer.ts';
import { clearPrepared, preparedFile, rekeyedFile } from './swap.ts';

/** A file beside the workspace that is sealed under a key derived from the data key. */
export interface SealedFile {
  readonly name: string;
  readonly purpose: string;
}

export interface Rekeying {
  readonly folder: string;
  readonly key: Uint8Array;
  readonly nextKey: Uint8Array;
  readonly sealed: readonly SealedFile[];
}

/**
 * Makes everything that the data key opens anew under the next one, aside: the workspace, its backups, the sealed files.
 * Nobody may write meanwhile. A backup that is not whole stays as it is. Slow: for a worker thread.
 */
export function prepareRekey(rekeying: Rekeying): null {
  const { folder, key, nextKey } = rekeying;
  clearPrepared(folder);
  try {
    copyRekeyed(workspaceFile(folder), preparedFile(folder), key, nextKey);
    const backups = backupsFolder(folder);
    mkdirSync(backups, { recursive: true, mode: 0o700 });
    for (const name of listBackups(folder)) rekeyBackup(join(backups, name), key, nextKey);
    sealAgain(rekeying);
    return null;
  } catch (thrown) {
    clearPrepared(folder);
    throw thrown;
  }
}

/** A copy under another key that holds the same, compared by content; also what the pages no longer used held is left behind. */
function copyRekeyed(file: string, target: string, key: Uint8Array, nextKey: Uint8Array): void {
  const source = openDatabase({ file, key });
  try {
    source.prepare('VACUUM INTO ?').run(target);
    rekeyFile(target, key, nextKey);
    const copy = openDatabase({ file: target, key: nextKey, readonly: true });
    try {
      const difference = fingerprintDifference(fingerprintDatabase(source), fingerprintDatabase(copy));
      if (difference) throw new Error(`The workspace under the new key differs: ${difference}`);
    } finally {
      copy.close();
    }
  } finally {
    source.close();
  }
}

function rekeyBackup(file: string, key: Uint8Array, nextKey: Uint8Array): void {
  if (!isWhole(file, key)) return;
  const aside = `${file}.unfinished`;
  try {
    copyFileSync(file, aside);
    rekeyFile(aside, key, nextKey);
    renameSync(aside, rekeyedFile(file));
  } finally {
    rmSync(aside, { force: true });
  }
}

function rekeyFile(file: string, key: Uint8Array, nextKey: Uint8Array): void {
  chmodSync(file, 0o600);
  rekeyDatabase(file, key, nextKey);
  syncFile(file);
  if (!isWhole(file, nextKey)) throw new Error('A file under the new key is not whole');
}

/** What does not open under the old key is left to its owner, who says so. */
function sealAgain({ folder, key, nextKey, sealed }: Rekeying): void {
  for (const { name, purpose } of sealed) {
    const file = join(folder, name);
    const plain = existsSync(file) ? createSealer(key).open(purpose, readFileSync(file)) : null;
    if (plain) writeFileAtomic(rekeyedFile(file), createSealer(nextKey).seal(purpose, plain));
  }
}
