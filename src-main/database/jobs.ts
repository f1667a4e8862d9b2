import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Backup } from './backup.ts';
import type { Rekeying } from './rekey.ts';
import type { InspectedBackup } from './restore.ts';

interface InWorkspace {
  readonly folder: string;
  readonly key: Uint8Array;
}

/** What may take longer than a frame and so never runs in the process that shows windows. */
interface Jobs {
  /** `keep` names backups that must not make room for this one. */
  readonly backup: {
    readonly task: InWorkspace & { readonly now: Date; readonly keep?: readonly string[] };
    readonly value: Backup;
  };
  readonly migrate: {
    readonly task: InWorkspace & { readonly migrationsFolder: string; readonly now: Date };
    readonly value: null;
  };
  readonly inspect: { readonly task: InWorkspace; readonly value: readonly InspectedBackup[] };
  readonly 'prepare-restore': {
    readonly task: InWorkspace & { readonly file: string; readonly newestVersion: number };
    readonly value: null;
  };
  readonly 'prepare-rekey': { readonly task: Rekeying; readonly value: null };
}

type JobName = keyof Jobs;
export type Job = { readonly [Name in JobName]: { readonly job: Name } & Jobs[Name]['task'] }[JobName];
type JobValue<Name extends JobName> = Jobs[Name]['value'];

export type JobReply =
  | { readonly ok: true; readonly value: JobValue<JobName> }
  | { readonly ok: false; readonly message: string; readonly code: string | null };

/** Runs one job in a thread of its own. It may be stopped, or the process may end: what it was writing is then left aside. */
export function runJob<Name extends JobName>(
  job: { readonly job: Name } & Jobs[Name]['task'],
  stop?: AbortSignal,
): Promise<Result<JobValue<Name>, Error>> {
  if (stop?.aborted) return Promise.resolve(err(new Error('The app is closing')));
  // The worker lies beside this module: as a source file, and as a built file beside the bundle.
  const worker = new Worker(new URL(`./job-worker${extname(import.meta.url)}`, import.meta.url), {
    workerData: job,
  });
  stop?.addEventListener('abort', () => void worker.terminate(), { once: true });
  return new Promise((resolve) => {
    worker.once('message', (reply: JobReply) =>
      resolve(reply.ok ? ok(reply.value as JobValue<Name>) : err(failureOf(reply))),
    );
    worker.once('error', (thrown) =>
      resolve(err(thrown instanceof Error ? thrown : new Error(String(thrown)))),
    );
    worker.once('exit', () => resolve(err(new Error('The job ended without an answer'))));
  });
}

function failureOf(reply: Extract<JobReply, { ok: false }>): Error {
  return Object.assign(new Error(reply.message), { code: reply.code ?? '' });
}
