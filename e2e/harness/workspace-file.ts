import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** Sets a pragma in a closed workspace file whose key lies beside it, as another version of the app would have. */
export function changeWorkspaceFile(folder: string, pragma: string): void {
  inWorkspaceFile(folder, (database) => database.pragma(pragma));
}

/** Works on a workspace file whose key lies beside it, through a connection of its own: what a pull leaves there, for instance. */
export function inWorkspaceFile(folder: string, work: (database: Sqlite.Database) => void): void {
  const key = readFileSync(join(folder, 'workspace.key'), 'utf8').trim();
  const database = new Sqlite(join(folder, 'workspace.db'), { fileMustExist: true });
  database.pragma("cipher = 'chacha20'");
  database.pragma(`key = "x'${key}'"`);
  work(database);
  database.close();
}
