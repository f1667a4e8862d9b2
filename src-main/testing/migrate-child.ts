import { readMigrations } from '../database/migrate.ts';
import { openWorkspaceFile } from '../database/workspace-file.ts';

/** Opens a workspace in a process of its own, so that a test can kill it: folder, key as hex, migrations folder. */
const [folder = '', key = '', migrationsFolder = ''] = process.argv.slice(2);
process.stdout.write('started\n');
const opened = await openWorkspaceFile(
  { folder, migrations: readMigrations(migrationsFolder), migrationsFolder, clock: () => new Date() },
  Buffer.from(key, 'hex'),
);
if (!opened.ok) throw new Error(opened.error.reason);
opened.value.database.close();
process.stdout.write('migrated\n');
