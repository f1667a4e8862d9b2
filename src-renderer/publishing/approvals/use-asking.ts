import { useState } from 'react';
import type { Result } from '../../../shared/base/result.ts';
import type { AppError } from '../../../shared/contract/errors.ts';

interface Asking {
  readonly busy: boolean;
  readonly error: AppError | null;
  /** Resolves to whether it was done; the refusal stays in `error`. */
  readonly run: (ask: () => Promise<Result<unknown, AppError>>) => Promise<boolean>;
}

/** One question to the application at a time, with what it refused. */
export function useAsking(): Asking {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  return {
    busy,
    error,
    run: async (ask) => {
      setBusy(true);
      const reply = await ask();
      setBusy(false);
      setError(reply.ok ? null : reply.error);
      return reply.ok;
    },
  };
}
