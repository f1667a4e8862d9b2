import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../atomic-file.ts';
import { backupsFolder } from './backup.ts';
import { isFolder, workspaceFile } from './folders.ts';

/*
 * Another file takes the place of workspace.db, perhaps with other keys. Everything is prepared aside; one rename, of
 * `workspace.next.db.unfinished` to `workspace.next.db`, decides. Before it the old workspace is whole and what was
 * prepared is swept away; after it the rest is finished, now or at the next start, in an order in which every step can
 * be done again. So a kill at any moment leaves all of the old or all of the new.
 */

/** Added to the name of a backup or sealed file that was made anew under the next key. */
const rekeyedEnding = '.rekeyed';
const nextKeysName = 'workspace.keys.next.json';

export function preparedFile(folder: string): string {
  return join(folder, 'workspace.next.db.unfinished');
}

export function nextKeysFile(folder: string): string {
  return join(folder, nextKeysName);
}

export function rekeyedFile(file: string): string {
  return `${file}${rekeyedEnding}`;
}

function nextFile(folder: string): string {
  return join(folder, 'workspace.next.db');
}

/** Sweeps away what was prepared and not decided. Never called between the decision and its end. */
export function clearPrepared(folder: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) {
    rmSync(`${preparedFile(folder)}${ending}`, { force: true });
  }
  // Also the half-written files that were to get these names.
  const begun = (name: string): boolean => name.includes(rekeyedEnding) || name.startsWith(nextKeysName);
  for (const file of filesNamed(folder, begun)) rmSync(file, { force: true });
}

/** Decides for what was prepared and finishes. No connection to workspace.db may be open. */
export function decideSwap(folder: string): void {
  // What was prepared must be on the disk, by name, before the decision is.
  syncFolders(folder);
  renameSync(preparedFile(folder), nextFile(folder));
  syncFolder(folder);
  finishSwap(folder);
}

export function isSwapDecided(folder: string): boolean {
  return existsSync(nextFile(folder));
}

/** Finishes what was decided, also before the process ended. Nothing of the workspace may be read before. */
export function finishSwap(folder: string): void {
  if (existsSync(nextKeysFile(folder))) {
    // The key that lay here in the open opens nothing any more.
    rmSync(join(folder, 'workspace.key'), { force: true });
    renameSync(nextKeysFile(folder), join(folder, 'workspace.keys.json'));
  }
  for (const file of filesNamed(folder, (name) => name.endsWith(rekeyedEnding))) {
    renameSync(file, file.slice(0, -rekeyedEnding.length));
  }
  syncFolders(folder);
  // The log of the old file would be played into the new one; it goes first, and the file that it belongs to is given up.
  for (const ending of ['-wal', '-shm', '-journal']) {
    rmSync(`${workspaceFile(folder)}${ending}`, { force: true });
  }
  syncFolder(folder);
  renameSync(nextFile(folder), workspaceFile(folder));
  syncFolder(folder);
}

/** In the folder and among its backups. */
function filesNamed(folder: string, wanted: (name: string) => boolean): readonly string[] {
  return [folder, backupsFolder(folder)].flatMap((each) =>
    isFolder(each)
      ? readdirSync(each)
          .filter(wanted)
          .map((name) => join(each, name))
      : [],
  );
}

function syncFolders(folder: string): void {
  syncFolder(folder);
  if (isFolder(backupsFolder(folder))) syncFolder(backupsFolder(folder));
}
