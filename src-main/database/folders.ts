import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of SQL migrations: `migrations/sqlite` beside the folder that holds this code, however deep it lies. So it
 * is found from the sources, from a built bundle under `dist` and inside a package.
 */
export function findMigrationsFolder(from: string = import.meta.dirname): string {
  const folder = join(from, 'migrations', 'sqlite');
  if (existsSync(folder)) return folder;
  const above = dirname(from);
  if (above === from) throw new Error('The folder migrations/sqlite is missing from this installation');
  return findMigrationsFolder(above);
}

export function workspaceFile(folder: string): string {
  return join(folder, 'workspace.db');
}

/** Whether there is a database, or what is left of one: then no new one may ever take its place. */
export function hasWorkspaceFile(folder: string): boolean {
  const file = workspaceFile(folder);
  return existsSync(file) || existsSync(`${file}-wal`);
}

/** A file in the place of a folder is none: that is said where somebody wants to write there. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
