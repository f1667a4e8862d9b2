import { createContext, useContext } from 'react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { isGuarded } from '../../../shared/publishing/guard.ts';
import { useUnlockedFor } from './use-unlocked-for.ts';

export interface LockHere {
  readonly environment: Environment;
  /** The dialog that asks is open. */
  readonly asking: boolean;
  readonly onUnlock: () => void;
}

/** The environment that the view is about, so that whatever writes knows whether it may. */
export const LockContext = createContext<LockHere | null>(null);

/** Whether what is about to be written is shut. The application refuses it too: this only says so in time. */
export function useLockHere(): { readonly locked: boolean; readonly here: LockHere | null } {
  const here = useContext(LockContext);
  const left = useUnlockedFor(here?.environment ?? null);
  return { here, locked: here !== null && isGuarded(here.environment) && left === 0 };
}
