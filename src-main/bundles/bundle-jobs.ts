import type { Id } from '../../shared/base/ids.ts';
import { bundleJob } from '../../shared/bundles/bundle-job.ts';
import type { Emit } from '../emit.ts';
import type { WriteHold } from '../write-hold.ts';
import type { JobControl } from './bundle-job.ts';

interface BundleJobs {
  /** Does the work, tells how far it is where somebody asked under a name, and lets it be stopped. */
  readonly run: <Value>(
    job: Id | undefined,
    label: string,
    work: (control: JobControl) => Promise<Value>,
  ) => Promise<Value>;
  readonly stop: (job: Id) => void;
  /** Stops all of them and waits for their end. */
  readonly close: () => Promise<void>;
}

/** What is under way with bundles, each under the name that its window gave it. */
export function createBundleJobs(emit: Emit, { hold }: WriteHold): BundleJobs {
  const running = new Map<AbortController, { readonly job: Id | null; readonly ended: Promise<unknown> }>();

  async function run<Value>(
    job: Id | undefined,
    label: string,
    work: (control: JobControl) => Promise<Value>,
  ): Promise<Value> {
    const stop = new AbortController();
    const onStep: JobControl['onStep'] = ({ step, done, total }) => {
      if (job !== undefined) emit('jobs.progress', { job: bundleJob(job), label, step, done, total });
    };
    const ended = work({ onStep, stop: stop.signal, holdWrites: hold });
    running.set(stop, { job: job ?? null, ended });
    try {
      return await ended;
    } finally {
      running.delete(stop);
    }
  }

  return {
    run,
    stop: (wanted) => {
      for (const [stop, { job }] of running) if (job === wanted) stop.abort();
    },
    close: async () => {
      const all = [...running];
      for (const [stop] of all) stop.abort();
      await Promise.allSettled(all.map(([, { ended }]) => ended));
    },
  };
}
