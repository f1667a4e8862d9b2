import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { isSqliteError } from './sqlite-failure.ts';

export interface WorkspaceLock {
  readonly release: () => void;
}

/**
 * Takes the workspace for this process; null where another one holds it. The lock is the kernel's, through an exclusive
 * transaction on an empty SQLite file, so it ends with the process however that ends, and no stale file can block a start.
 */
export function takeLock(workspaceFolder: string): WorkspaceLock | null {
  const file = join(workspaceFolder, 'workspace.lock');
  const holder = new Sqlite(file, { timeout: 0 });
  try {
    chmodSync(file, 0o600);
    holder.exec('BEGIN EXCLUSIVE');
  } catch (thrown) {
    holder.close();
    if (isSqliteError(thrown) && thrown.code.startsWith('SQLITE_BUSY')) return null;
    throw thrown;
  }
  return {
    release: () => {
      if (!holder.open) return;
      holder.exec('ROLLBACK');
      holder.close();
    },
  };
}
