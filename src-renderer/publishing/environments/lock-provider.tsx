import { type ReactNode, useMemo } from 'react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import styles from './lock.module.css';
import { LockContext } from './lock-context.ts';
import { useUnlockedFor } from './use-unlocked-for.ts';

interface LockProviderProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly children: ReactNode;
}

/** Tells whatever writes in a view whether its environment is locked; while it is not, an edge in its colour stands above. */
export function LockProvider({ store, environment, children }: LockProviderProps) {
  const asking = usePublishing(store, (state) => state.dialog?.kind === 'unlock');
  const here = useMemo(
    () => ({
      environment,
      asking,
      onUnlock: () => store.openDialog({ kind: 'unlock', environmentId: environment.id }),
    }),
    [environment, asking, store],
  );
  const open = useUnlockedFor(environment) > 0;
  return (
    <LockContext value={here}>
      {open && <div className={styles.edge} aria-hidden />}
      {children}
    </LockContext>
  );
}
