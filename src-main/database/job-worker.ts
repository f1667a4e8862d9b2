import { parentPort, workerData } from 'node:worker_threads';
import { assertNever } from '../../shared/base/assert-never.ts';
import { takeBackup } from './backup.ts';
import { openDatabase } from './database.ts';
import { workspaceFile } from './folders.ts';
import type { Job, JobReply } from './jobs.ts';
import { applyMigrations, pendingMigrations, readMigrations } from './migrate.ts';
import { prepareRekey } from './rekey.ts';
import { inspectBackups, prepareRestore } from './restore.ts';

/** A worker thread with a connection of its own: one job, one answer. */
function run(job: Job): JobReply {
  try {
    return { ok: true, value: answer(job) };
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : null;
    return { ok: false, message: thrown instanceof Error ? thrown.message : String(thrown), code };
  }
}

function answer(job: Job): Extract<JobReply, { ok: true }>['value'] {
  switch (job.job) {
    case 'backup':
      return takeBackup(job.folder, job.key, job.now, job.keep);
    case 'migrate':
      return migrate(job);
    case 'inspect':
      return inspectBackups(job.folder, job.key);
    case 'prepare-restore':
      return prepareRestore(job.folder, job.key, job.file, job.newestVersion);
    case 'prepare-rekey':
      return prepareRekey(job);
    default:
      return assertNever(job);
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
