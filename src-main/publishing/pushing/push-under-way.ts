export type CancelAnswer = 'cancelling' | 'too-late' | 'none';

export type PushUnderWay = ReturnType<typeof createPushUnderWay>;

/**
 * One push that can be cancelled until COMMIT is sent. `stopStatement` asks the server to end what a backend is doing; where
 * it cannot, the push ends before its next statement. Either way COMMIT is never sent, so nothing can have been written.
 */
export function createPushUnderWay(stopStatement: (backend: string) => Promise<void>) {
  let state: 'open' | 'cancelled' | 'committing' = 'open';
  let backend: string | null = null;
  let stopping: Promise<void> = Promise.resolve();
  const stop = (whose: string) => {
    stopping = stopStatement(whose).catch(() => undefined);
  };
  return {
    cancel: (): CancelAnswer => {
      if (state === 'committing') return 'too-late';
      if (state === 'open') {
        state = 'cancelled';
        if (backend !== null) stop(backend);
      }
      return 'cancelling';
    },
    isCancelled: (): boolean => state === 'cancelled',
    /** A transaction was begun; null: its server has nobody to ask. A try after one that gave way begins anew. */
    begun: (whose: string | null): void => {
      backend = whose;
      if (state === 'committing') state = 'open';
    },
    /** From here on it is too late. False: it was cancelled before, and COMMIT must not be sent. */
    commits: (): boolean => {
      if (state === 'cancelled') return false;
      state = 'committing';
      return true;
    },
    /** Before the session is given back: behind a pooler the backend is somebody else's afterwards. */
    ended: (): Promise<void> => {
      backend = null;
      return stopping;
    },
  };
}
