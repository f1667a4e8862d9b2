import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { SetupPreview } from '../../../shared/publishing/push-result.ts';
import { setupJob } from '../../../shared/publishing/setup-job.ts';
import type { PublishingStore } from '../publishing-store.ts';
import { type Reply, useReply } from '../use-reply.ts';

export interface Setup {
  readonly reply: Reply<SetupPreview>;
  readonly askAgain: () => void;
  /** In words, while it runs; null: it does not. */
  readonly progress: string | null;
  /** Why it stopped; null: it did not. */
  readonly error: AppError | null;
  readonly run: (confirmation: string | null) => Promise<void>;
}

/** The steps of one database as they stand, and doing those that are missing. */
export function useSetup({ bridge, check }: PublishingStore, environmentId: string): Setup {
  const [reply, askAgain] = useReply(
    useCallback(() => bridge.call('publishing.setupPreview', { environmentId }), [bridge, environmentId]),
  );
  const [progress, setProgress] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(
    () =>
      bridge.on('jobs.progress', ({ job, label, done, total }) => {
        if (job !== setupJob(environmentId) || done >= total) return;
        setProgress(`Step ${done + 1} of ${total}: ${label}`);
      }),
    [bridge, environmentId],
  );

  async function run(confirmation: string | null) {
    setProgress('Looking at what is there…');
    const result = await bridge.call('publishing.setup', { environmentId, confirmation });
    await check(environmentId);
    setProgress(null);
    setError(result.ok ? null : result.error);
    askAgain();
  }

  return { reply, askAgain, progress, error, run };
}
