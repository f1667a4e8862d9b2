import { parentPort, workerData } from 'node:worker_threads';
import { takeBackup } from './backup.ts';
import { openDatabase } from './database.ts';
import { workspaceFile } from './folders.ts';
import type { Job, JobReply } from './jobs.ts';
import { applyMigrations, pendingMigrations, readMigrations } from './migrate.ts';

/** A worker thread with a connection of its own: one job, one answer. */
function run(job: Job): JobReply {
  try {
    return {
      ok: true,
      value: job.job === 'backup' ? takeBackup(job.folder, job.key, job.now) : migrate(job),
    };
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : null;
    return { ok: false, message: thrown instanceof Error ? thrown.message : String(thrown), code };
  }
}

/** A verified backup first; without one nothing is migrated. */
function migrate({ folder, key, migrationsFolder, now }: Extract<Job, { job: 'migrate' }>): null {
  takeBackup(folder, key, now);
  const database = openDatabase({ file: workspaceFile(folder), key });
  try {
    applyMigrations(database, pendingMigrations(database, readMigrations(migrationsFolder)), now);
  } finally {
    database.close();
  }
  return null;
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
parentPort?.postMessage(run(workerData as Job));
