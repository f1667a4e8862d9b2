import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Backup } from './backup.ts';

/** What may take longer than a frame and so never runs in the process that shows windows. */
export type Job =
  | { readonly job: 'backup'; readonly folder: string; readonly key: Uint8Array; readonly now: Date }
  | {
      readonly job: 'migrate';
      readonly folder: string;
      readonly key: Uint8Array;
      readonly migrationsFolder: string;
      readonly now: Date;
    };

export type JobReply =
  | { readonly ok: true; readonly value: Backup | null }
  | { readonly ok: false; readonly message: string; readonly code: string | null };

/** Runs one job in a thread of its own. It may be stopped, or the process may end: what it was writing is then left aside. */
export function runJob(job: Job, stop?: AbortSignal): Promise<Result<Backup | null, Error>> {
  if (stop?.aborted) return Promise.resolve(err(new Error('The app is closing')));
  // The worker lies beside this module: as a source file, and as a built file beside the bundle.
  const worker = new Worker(new URL(`./job-worker${extname(import.meta.url)}`, import.meta.url), {
    workerData: job,
  });
  stop?.addEventListener('abort', () => void worker.terminate(), { once: true });
  return new Promise((resolve) => {
    worker.once('message', (reply: JobReply) => resolve(reply.ok ? ok(reply.value) : err(failureOf(reply))));
    worker.once('error', (thrown) =>
      resolve(err(thrown instanceof Error ? thrown : new Error(String(thrown)))),
    );
    worker.once('exit', () => resolve(err(new Error('The job ended without an answer'))));
  });
}

function failureOf(reply: Extract<JobReply, { ok: false }>): Error {
  return Object.assign(new Error(reply.message), { code: reply.code ?? '' });
}
