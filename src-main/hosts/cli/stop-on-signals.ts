import { constants } from 'node:os';
import { err } from '../../../shared/base/result.ts';
import { appError } from '../../../shared/contract/errors.ts';
import { type Call, cliJob } from './outcome.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A terminal and whoever started this process may both pass on one and the same key. */
const sameKeyMs = 1_000;

export interface Stopping {
  /** Calls the application, and nothing more once a signal came. */
  readonly call: Call;
  /** The exit status of a command that was stopped (128 and the number of the signal); null: none came. */
  readonly status: () => number | null;
  /** Nothing is under way any more: a signal ends the process as it always does. */
  readonly end: () => void;
}

/**
 * The first signal ends what is under way as "Cancel" does in the window: a push whose COMMIT was sent is finished and told, any other is
 * rolled back, and so is the import of a bundle. A second one, a second later, ends the process at once.
 */
export function stopOnSignals(call: Call, say: (line: string) => void): Stopping {
  let stopped: { readonly status: number; readonly at: number } | null = null;
  const listeners = signals.map((signal) => {
    const stop = (): void => {
      const status = 128 + constants.signals[signal];
      if (stopped !== null) {
        if (performance.now() - stopped.at > sameKeyMs) process.exit(status);
        return;
      }
      stopped = { status, at: performance.now() };
      say('Stopping: nothing more is begun. Once more ends it at once.');
      void stopAll(call);
    };
    process.on(signal, stop);
    return { signal, stop };
  });
  return {
    call: async (command, input) => {
      if (stopped !== null) return err(appError('cancelled', 'Stopped before anything more was begun.'));
      return call(command, input);
    },
    status: () => stopped?.status ?? null,
    end: () => {
      for (const { signal, stop } of listeners) process.off(signal, stop);
    },
  };
}

/** Only one of them is busy, and none minds being asked. */
async function stopAll(call: Call): Promise<void> {
  await call('bundles.stop', { job: cliJob });
  const environments = await call('publishing.environments', {});
  if (!environments.ok) return;
  for (const { id: environmentId } of environments.value) {
    await call('publishing.cancelPush', { environmentId });
    await call('publishing.stopPlanning', { environmentId });
    await call('publishing.stopLooking', { environmentId });
  }
}
