import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../src-main/database/database.ts';
import {
  type Fingerprint,
  fingerprintDatabase,
  fingerprintDifference,
} from '../../src-main/database/fingerprint.ts';
import { findMigrationsFolder, workspaceFile } from '../../src-main/database/folders.ts';
import { readMigrations, workspaceVersion } from '../../src-main/database/migrate.ts';
import { openTestApp } from '../../src-main/testing/test-app.ts';
import { countCorrupt, type Found, keyOf } from './inspect.ts';
import { killInTheMiddle } from './victim.ts';

const child = join(import.meta.dirname, '..', '..', 'src-main', 'testing', 'migrate-child.ts');

/** A filled workspace, the migrations with one more, and what the workspace holds. */
export interface MigrationScene {
  readonly template: string;
  readonly migrationsFolder: string;
  readonly content: Fingerprint;
}

/** One more migration, of the dangerous kind: the parent table is made anew. */
const rebuild = `
CREATE TABLE documents_new (
  id TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL, header TEXT NOT NULL,
  folded TEXT NOT NULL, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, archived_at TEXT,
  colour TEXT
) STRICT;
INSERT INTO documents_new SELECT *, NULL FROM documents;
DROP TABLE documents;
ALTER TABLE documents_new RENAME TO documents;
CREATE INDEX edits_at ON edits (at, label, change);
`;

export async function makeMigrationScene(base: string): Promise<MigrationScene> {
  const template = join(base, 'template');
  const { app, get } = await openTestApp({ workspaceFolder: template });
  for (let index = 0; index < 40; index += 1) {
    await get('documents.create', {
      kind: 'journey',
      name: `Journey ${index}`,
      template: 'consumer-onboarding',
    });
  }
  await app.close();
  rmSync(join(template, 'backups'), { recursive: true, force: true });
  const migrationsFolder = join(base, 'migrations');
  mkdirSync(migrationsFolder);
  cpSync(findMigrationsFolder(), migrationsFolder, { recursive: true });
  const number = String(readMigrations(migrationsFolder).length + 1).padStart(4, '0');
  writeFileSync(join(migrationsFolder, `${number}-rebuild.sql`), rebuild);
  const database = openDatabase({ file: workspaceFile(template), key: keyOf(template) });
  const content = fingerprintDatabase(database);
  database.close();
  return { template, migrationsFolder, content };
}

/** Kills a process between its backup and the end of its migration: the file must be the old or the new one. */
export async function killMigration(
  scene: MigrationScene,
  folder: string,
  timing: { readonly delayMs: number },
): Promise<Found & { readonly inside: boolean }> {
  cpSync(scene.template, folder, { recursive: true });
  const key = keyOf(folder);
  const args = [folder, Buffer.from(key).toString('hex'), scene.migrationsFolder];
  const { output, complaints, killed } = await killInTheMiddle({
    script: child,
    args,
    after: { text: 'started', times: 1 },
    ...timing,
  });
  const notes: string[] = killed || complaints === '' ? [] : [complaints.slice(0, 500)];
  const database = openDatabase({ file: workspaceFile(folder), key });
  try {
    const corrupt = countCorrupt(database, notes);
    const known = readMigrations(scene.migrationsFolder).length;
    const columns = (database.pragma('table_info(documents)') as unknown[]).length;
    const isOld = workspaceVersion(database) === known - 1 && columns === 10;
    const isNew = workspaceVersion(database) === known && columns === 11;
    const now = fingerprintDatabase(database, scene.content);
    const difference = fingerprintDifference(scene.content, now, new Set(['migrations']));
    if (difference) notes.push(`after the migration: ${difference}`);
    if (!isOld && !isNew) notes.push('neither the old nor the new file');
    const inside = killed && !output.includes('migrated');
    return { lost: difference ? 1 : 0, corrupt, torn: isOld || isNew ? 0 : 1, notes, inside };
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
