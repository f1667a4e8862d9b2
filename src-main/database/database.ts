import { closeSync, openSync, readSync } from 'node:fs';
import Sqlite from 'better-sqlite3';

/** An open connection to the workspace: encrypted, with every setting of `openDatabase` read back. */
export type Database = Sqlite.Database;

export interface OpenOptions {
  readonly file: string;
  /** The raw data key, 32 bytes. */
  readonly key: Uint8Array;
  readonly readonly?: boolean;
  /** Refuses to make a new file where there is none. On unless the workspace is being created. */
  readonly mustExist?: boolean;
}

/** What every connection must answer when asked. `synchronous` 2 is FULL; the package's own default under WAL is NORMAL. */
const assertedPragmas = {
  cipher: 'chacha20',
  synchronous: 2,
  foreign_keys: 1,
  trusted_schema: 0,
  temp_store: 2,
  cell_size_check: 1,
  fullfsync: 1,
  checkpoint_fullfsync: 1,
} as const;

/** How long a statement waits for another connection of this process, such as a backup that takes its last look. */
const busyTimeoutMs = 5_000;
/** Pages kept decrypted in memory, in KiB: a search through 100,000 records is then 1.7 times as fast. */
const cacheKib = 65_536;
/** The write-ahead log is cut back to this size after a checkpoint. */
const journalSizeLimit = 32 * 1024 * 1024;

/**
 * Opens the encrypted file and asserts its settings. Throws SQLITE_NOTADB where the key is wrong or the first page is
 * damaged; nothing is written to a file that does not open.
 */
export function openDatabase({ file, key, readonly = false, mustExist = true }: OpenOptions): Database {
  if (key.length !== 32) throw new Error(`A data key has 32 bytes, not ${key.length}`);
  const database = new Sqlite(file, { readonly, fileMustExist: mustExist, timeout: busyTimeoutMs });
  try {
    database.pragma("cipher = 'chacha20'");
    database.pragma(`key = ${rawKey(key)}`);
    // The first read: it decrypts the first page, so a wrong key ends here, before anything is written.
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    if (!readonly) database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('trusted_schema = OFF');
    database.pragma('temp_store = MEMORY');
    database.pragma('cell_size_check = ON');
    database.pragma('fullfsync = ON');
    database.pragma('checkpoint_fullfsync = ON');
    database.pragma(`cache_size = -${cacheKib}`);
    database.pragma(`journal_size_limit = ${journalSizeLimit}`);
    assertSettings(database, readonly);
    return database;
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

/** Encrypts a file anew, in place, so only ever a copy. Its log must be in the file: changing the key under WAL is refused. */
export function rekeyDatabase(file: string, key: Uint8Array, nextKey: Uint8Array): void {
  const database = new Sqlite(file, { fileMustExist: true, timeout: busyTimeoutMs });
  try {
    database.pragma("cipher = 'chacha20'");
    database.pragma(`key = ${rawKey(key)}`);
    database.pragma('journal_mode = DELETE');
    database.pragma('synchronous = FULL');
    database.pragma(`rekey = ${rawKey(nextKey)}`);
  } finally {
    database.close();
  }
}

function rawKey(key: Uint8Array): string {
  return `"x'${Buffer.from(key).toString('hex')}'"`;
}

/** Reads every setting back; a build of SQLite that ignores one of them must not be trusted with a workspace. */
export function assertSettings(database: Database, readonly: boolean): void {
  const expected = { ...assertedPragmas, ...(readonly ? {} : { journal_mode: 'wal' }) };
  for (const [pragma, value] of Object.entries(expected)) {
    const found: unknown = database.pragma(pragma, { simple: true });
    if (found !== value) throw new Error(`SQLite answers ${pragma} = ${String(found)} instead of ${value}`);
  }
}

/** Whether a file is an SQLite database that anybody can read. Ours never is. */
export function isPlaintextDatabase(file: string): boolean {
  const handle = openSync(file, 'r');
  try {
    const head = Buffer.alloc(16);
    readSync(handle, head, 0, 16, 0);
    return head.toString('latin1') === 'SQLite format 3\u0000';
  } finally {
    closeSync(handle);
  }
}
