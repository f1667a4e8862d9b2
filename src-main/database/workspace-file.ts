import { chmodSync, closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { syncFolder } from '../atomic-file.ts';
import { type Database, isPlaintextDatabase, openDatabase } from './database.ts';
import { workspaceFile } from './folders.ts';
import { runJob } from './jobs.ts';
import { applyMigrations, isNewer, type Migration, pendingMigrations, workspaceVersion } from './migrate.ts';
import { isSqliteError } from './sqlite-failure.ts';

export interface WorkspaceFileDeps {
  readonly folder: string;
  readonly migrations: readonly Migration[];
  readonly migrationsFolder: string;
  readonly clock: () => Date;
}

export interface OpenedFile {
  readonly database: Database;
  readonly mode: 'open' | 'read-only' | 'newer';
}

/** Why a workspace file does not open, in a form that is put into words with the backups at hand. */
export type FileProblem =
  | { readonly reason: 'plaintext' | 'empty' | 'not-ours' | 'corrupt' }
  | { readonly reason: 'migration-failed'; readonly cause: unknown };

/**
 * Makes the database aside and moves it into place when it is whole, so that a file named `workspace.db` was always
 * complete once.
 */
export function createWorkspaceFile(
  { folder, migrations, clock }: WorkspaceFileDeps,
  key: Uint8Array,
  fill: (database: Database) => void,
): void {
  const aside = join(folder, 'workspace.new.db');
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${aside}${ending}`, { force: true });
  const database = openDatabase({ file: aside, key, mustExist: false });
  try {
    applyMigrations(database, migrations, clock());
    fill(database);
  } finally {
    // Closing the last connection brings everything from the write-ahead log into the file.
    database.close();
  }
  chmodSync(aside, 0o600);
  renameSync(aside, workspaceFile(folder));
  syncFolder(folder);
}

/** Opens the existing file, brings it up to date, and says in which mode it is open. */
export async function openWorkspaceFile(
  deps: WorkspaceFileDeps,
  key: Uint8Array,
): Promise<Result<OpenedFile, FileProblem>> {
  const file = workspaceFile(deps.folder);
  const unfit = fileProblem(file);
  if (unfit) return err(unfit);
  // Asked before any connection is open: closing a file drops all locks that this process holds on it.
  const writable = isWritable(file);
  const looked = openWithin(file, key, deps.migrations, true);
  if (!looked.ok) return looked;
  if (isNewer(looked.value, deps.migrations)) return ok({ database: looked.value, mode: 'newer' });
  if (!writable) return ok({ database: looked.value, mode: 'read-only' });
  const pending = pendingMigrations(looked.value, deps.migrations).length;
  looked.value.close();
  if (pending > 0) {
    const { folder, migrationsFolder } = deps;
    const migrated = await runJob({ job: 'migrate', folder, key, migrationsFolder, now: deps.clock() });
    if (!migrated.ok) return err({ reason: 'migration-failed', cause: migrated.error });
  }
  const opened = openWithin(file, key, deps.migrations, false);
  return opened.ok ? ok({ database: opened.value, mode: 'open' }) : opened;
}

function fileProblem(file: string): FileProblem | null {
  if (!existsSync(file) || statSync(file).size === 0) return { reason: 'empty' };
  return isPlaintextDatabase(file) ? { reason: 'plaintext' } : null;
}

/** Opens and reads what every start needs, so that damage there shows now and not in the middle of the work. */
function openWithin(
  file: string,
  key: Uint8Array,
  migrations: readonly Migration[],
  readonly: boolean,
): Result<Database, FileProblem> {
  let database: Database | null = null;
  try {
    database = openDatabase({ file, key, readonly });
    if (workspaceVersion(database) === 0) throw new Error('no such table');
    for (const sql of isNewer(database, migrations) ? [] : readAtStart) database.prepare(sql).all();
    return ok(database);
  } catch (thrown) {
    database?.close();
    const problem = problemOf(thrown);
    if (problem) return err(problem);
    throw thrown;
  }
}

function problemOf(thrown: unknown): FileProblem | null {
  if (thrown instanceof Error && thrown.message.startsWith('no such ')) return { reason: 'not-ours' };
  const code = isSqliteError(thrown) ? thrown.code : '';
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT') ? { reason: 'corrupt' } : null;
}

/** Names of tables and columns that every version has. */
const readAtStart = [
  'SELECT * FROM sqlite_schema',
  'SELECT key, value FROM meta',
  'SELECT key, value FROM settings',
  'SELECT id, header FROM documents',
];

function isWritable(file: string): boolean {
  try {
    closeSync(openSync(file, 'r+'));
    return true;
  } catch {
    return false;
  }
}
