import { type AppError, appError } from '../../../shared/contract/errors.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { isGuarded, type UnlockMinutes } from '../../../shared/publishing/guard.ts';
import { needsTypedName } from '../../../shared/publishing/typed-name.ts';
import { dateToTimestamp } from '../../database/timestamp.ts';

export interface UnlockingDeps {
  readonly clock: () => Date;
  /** Milliseconds that no change of the system's clock moves. */
  readonly elapsed?: () => number;
  /** The time was over, or somebody locked it. */
  readonly onLock: (environmentId: string) => void;
}

interface Unlocked {
  readonly at: number;
  readonly until: number;
  readonly elapsedEnd: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

export type Unlocking = ReturnType<typeof createUnlocking>;

/** Which guarded environments may be written now. Kept in memory only, so that a restart locks them. */
export function createUnlocking({ clock, elapsed = () => performance.now(), onLock }: UnlockingDeps) {
  const open = new Map<string, Unlocked>();

  /** By both clocks: one that is set back prolongs nothing, and one that stands still while the computer sleeps neither. */
  function current(id: string): Unlocked | null {
    const unlocked = open.get(id);
    if (!unlocked) return null;
    const now = clock().getTime();
    const over = now >= unlocked.until || now < unlocked.at || elapsed() >= unlocked.elapsedEnd;
    if (over) forget(id);
    return over ? null : unlocked;
  }

  function forget(id: string): boolean {
    clearTimeout(open.get(id)?.timer);
    return open.delete(id);
  }

  function lock(id: string): void {
    if (forget(id)) onLock(id);
  }

  return {
    /** When it locks itself; null: it is locked. */
    until: (id: string): string | null => {
      const unlocked = current(id);
      return unlocked ? dateToTimestamp(new Date(unlocked.until)) : null;
    },
    unlock: (id: string, minutes: UnlockMinutes): void => {
      forget(id);
      const length = minutes * 60_000;
      const at = clock().getTime();
      const timer = setTimeout(() => lock(id), length);
      timer.unref();
      open.set(id, { at, until: at + length, elapsedEnd: elapsed() + length, timer });
    },
    lock,
    close: (): void => {
      for (const id of Array.from(open.keys())) forget(id);
    },
  };
}

/** Why nothing may be written there now; null: it may. Asked before every write, and by nothing that only reads. */
export function lockRefusal(environment: Environment): AppError | null {
  if (!isGuarded(environment) || environment.unlockedUntil !== null) return null;
  const { name } = environment;
  return appError('environment-locked', `${name} is read only: it is locked. Nothing was sent.`, {
    place: environment.id,
    remedy: `Unlock ${name} for a limited time and try again; on the command line --confirm "${name}" does both.`,
  });
}

/** The same for a write whose name is typed where it is asked for. `purpose`: 'set it up'. */
export function writeRefusal(
  environment: Environment,
  confirmation: string | null,
  purpose: string,
): AppError | null {
  const { name, role } = environment;
  if (needsTypedName(role) && confirmation !== name) {
    return appError('confirmation-needed', `Type "${name}" to ${purpose}. Nothing was changed.`);
  }
  return lockRefusal(environment);
}
