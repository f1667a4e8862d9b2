import { type AppError, appError } from '../../shared/contract/errors.ts';
import type { FileProblem } from '../database/workspace-file.ts';

/** Why the workspace is not open, in words: what happened, what is safe, what to do. */
export function problemInWords(problem: FileProblem, backups: readonly string[]): string {
  return `${problemWords[problem.reason]} ${untouched(backups)}`;
}

const problemWords: Readonly<Record<FileProblem['reason'], string>> = {
  plaintext: 'workspace.db is not encrypted, so it was not written by this app and was not opened.',
  empty: 'workspace.db is missing or empty although this workspace was in use.',
  'not-ours': 'workspace.db opens, but is not a workspace of this app.',
  corrupt: 'workspace.db is damaged, or it belongs to another key.',
  'migration-failed': 'The workspace could not be brought up to date and is as it was before.',
};

export function keysDamaged(file: string, backups: readonly string[]): string {
  return `The file ${file}, which holds the key of this workspace, is damaged. ${untouched(backups)}`;
}

export function keysMissing(backups: readonly string[]): string {
  return `The key of this workspace is missing: neither workspace.keys.json nor workspace.key is in the folder. Put the file back from a copy. ${untouched(backups)}`;
}

export const lockedWords = {
  'passphrase-needed': 'Type the passphrase of this workspace to open it.',
  'wrong-passphrase': 'The passphrase given at the start does not open this workspace. Type it to open it.',
  'keychain-only':
    'The key of this workspace is in the keychain of another app or computer, and it has no passphrase. Open it there and set a passphrase; then it opens here too.',
} as const;

export const newerWords =
  'This workspace was last used with a newer version of Journey Designer. It is open for reading only. Update the app to change it.';

export const readOnlyWords =
  'The file workspace.db may not be written, so the workspace is open for reading only. Give yourself the right to write it and start again.';

export const swapUnfinishedWords =
  'Another file was to take the place of workspace.db, and that was not finished. Nothing was lost: close Journey Designer and start it again, and it finishes.';

export const missingBackup = appError('not-found', 'There is no backup of this name.', {
  place: 'file',
  remedy: 'Nothing was changed. Choose one from the list.',
});

export const backupDamaged = appError('workspace-damaged', 'This backup is damaged, so it was not used.', {
  place: 'file',
  remedy: 'Nothing was changed. Choose another backup.',
});

export const backupNewer = appError(
  'workspace-newer',
  'This backup was written by a newer version of Journey Designer, so it was not used.',
  { place: 'file', remedy: 'Nothing was changed. Update the app, or choose another backup.' },
);

export const restoreReadOnly = appError('read-only', 'The workspace file may not be written or replaced.', {
  remedy: 'Nothing was changed. Give yourself the right to write workspace.db and start again.',
});

/** What is said while work goes on. A failure of the file itself is the one that must not be overlooked. */
export function backupFailedWords(failure: AppError | null): string {
  if (!failure) return 'The daily backup failed; the log says why. The workspace itself is open and works.';
  return `The daily backup failed: ${failure.message} ${failure.remedy ?? ''}`.trim();
}

export function publishingFailedWords(failure: AppError): string {
  return `Publishing is not available: ${failure.message} ${failure.remedy ?? ''}`.trim();
}

function untouched(backups: readonly string[]): string {
  const [newest] = backups;
  if (!newest) return 'Nothing was overwritten. There is no backup in the folder.';
  const more = backups.length === 1 ? '' : ` (${backups.length} in all: ${backups.slice(0, 10).join(', ')})`;
  return `Nothing was overwritten. The newest backup is backups/${newest}${more}. To go back to it by hand: close the app, move workspace.db and any workspace.db-wal aside, and copy the backup there under the name workspace.db.`;
}
