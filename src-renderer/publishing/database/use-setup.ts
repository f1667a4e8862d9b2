import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { SetupPreview } from '../../../shared/publishing/push-result.ts';
import { setupJob } from '../../../shared/publishing/setup-job.ts';
import { makesUsersAtFirst, usersStep } from '../../../shared/publishing/users-step.ts';
import type { PublishingStore } from '../publishing-store.ts';
import { type Reply, useReply } from '../use-reply.ts';

export interface Setup {
  readonly reply: Reply<SetupPreview>;
  /** As it was answered last: it stays while it is asked for again. */
  readonly preview: SetupPreview | null;
  /** Whether a minimal `auth.users` is made where there is none. */
  readonly users: boolean;
  readonly chooseUsers: (users: boolean) => void;
  readonly askAgain: () => void;
  /** In words, while it runs; null: it does not. */
  readonly progress: string | null;
  /** Why it stopped; null: it did not. */
  readonly error: AppError | null;
  readonly run: (confirmation: string | null) => Promise<void>;
}

/** `auth.users` is not there, and can be made or was not asked for. */
export function lacksUsers({ preview, users }: Pick<Setup, 'preview' | 'users'>): boolean {
  const step = preview?.steps.find(({ name }) => name === usersStep);
  return step?.state === 'to-do' || (step?.state === 'blocked' && !users);
}

/** Something can be added there, or could be with `auth.users`. */
export function canAdd(setup: Pick<Setup, 'preview' | 'users'>): boolean {
  const todo = setup.preview?.steps.some(({ state }) => state === 'to-do') ?? false;
  return todo || lacksUsers(setup);
}

/** The steps of one database as they stand, and doing those that are missing. */
export function useSetup(
  { bridge, check }: PublishingStore,
  { id: environmentId, role }: Environment,
): Setup {
  const [users, chooseUsers] = useState(makesUsersAtFirst(role));
  const [reply, askAgain] = useReply(
    useCallback(
      () => bridge.call('publishing.setupPreview', { environmentId, users }),
      [bridge, environmentId, users],
    ),
  );
  const [preview, setPreview] = useState<SetupPreview | null>(null);
  if (reply.step === 'ready' && reply.value !== preview) setPreview(reply.value);
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
    const result = await bridge.call('publishing.setup', { environmentId, confirmation, users });
    await check(environmentId);
    setProgress(null);
    setError(result.ok ? null : result.error);
    askAgain();
  }

  return { reply, preview, users, chooseUsers, askAgain, progress, error, run };
}
