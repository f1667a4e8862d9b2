import Sqlite from 'better-sqlite3';
import { type AppError, appError } from '../../shared/contract/errors.ts';

export function isSqliteError(thrown: unknown): thrown is InstanceType<typeof Sqlite.SqliteError> {
  return thrown instanceof Sqlite.SqliteError;
}

/** The failures of SQLite and of the disk that a user can do something about; null for what is our own fault. */
export function storageFailure(thrown: unknown): AppError | null {
  const code = codeOf(thrown);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return diskFull;
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return damaged;
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    return readOnly;
  }
  if (code.startsWith('SQLITE_IOERR')) return diskFailed;
  if (code.startsWith('SQLITE_BUSY')) return busy;
  return null;
}

function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error) || !('code' in thrown)) return '';
  return typeof thrown.code === 'string' ? thrown.code : '';
}

const diskFull = appError('disk-full', 'The disk is full, so this was not written.', {
  remedy: 'Everything saved before is safe. Free some space and try again.',
});

const damaged = appError('workspace-damaged', 'A part of the workspace file cannot be read: it is damaged.', {
  remedy:
    'Nothing was overwritten. Close the app, keep a copy of the workspace folder, and go back to a backup.',
});

const readOnly = appError(
  'read-only',
  'The workspace cannot be written: the file or its folder is read only.',
  {
    remedy: 'Everything saved before is safe. Give yourself the right to write there and try again.',
  },
);

const diskFailed = appError('read-only', 'The disk did not take the change, so it was not saved.', {
  remedy: 'Everything saved before is safe. Check the disk and try again.',
});

const busy = appError('unexpected', 'The workspace was busy for too long, so this was not saved.', {
  remedy: 'Everything saved before is safe. Try again in a moment.',
});
