import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** Sets a pragma in a closed workspace file whose key lies beside it, as another version of the app would have. */
export function changeWorkspaceFile(folder: string, pragma: string): void {
  const key = readFileSync(join(folder, 'workspace.key'), 'utf8').trim();
  const database = new Sqlite(join(folder, 'workspace.db'), { fileMustExist: true });
  database.pragma("cipher = 'chacha20'");
  database.pragma(`key = "x'${key}'"`);
  database.pragma(pragma);
  database.close();
}
