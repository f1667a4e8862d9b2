import { useCallback, useEffect, useState } from 'react';
import { bundleJob } from '../../shared/bundles/bundle-job.ts';
import type { Bridge } from '../bridge/bridge.ts';

export interface BundleProgress {
  /** What it is at: documents compared or written. */
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

export interface BundleJob {
  /** The name that its commands carry. */
  readonly job: string;
  /** null: nothing was told yet. */
  readonly progress: BundleProgress | null;
  /** Forgets what was told of the work before. */
  readonly begin: () => void;
  readonly stop: () => void;
}

/** Long work with a bundle: how far it is, and its end. Whoever leaves stops it. */
export function useBundleJob(bridge: Bridge, newId: () => string): BundleJob {
  const [job] = useState(newId);
  const [progress, setProgress] = useState<BundleProgress | null>(null);
  const stop = useCallback(() => void bridge.call('bundles.stop', { job }), [bridge, job]);
  useEffect(() => {
    const leave = bridge.on('jobs.progress', ({ job: told, step = '', done, total }) => {
      if (told === bundleJob(job)) setProgress({ step, done, total });
    });
    return () => {
      leave();
      stop();
    };
  }, [bridge, job, stop]);
  return { job, progress, begin: useCallback(() => setProgress(null), []), stop };
}
