import { Button } from '@mantine/core';
import { Lock, LockOpen } from 'lucide-react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { countdown, isGuarded } from '../../../shared/publishing/guard.ts';
import type { PublishingStore } from '../publishing-store.ts';
import styles from './lock.module.css';
import { useUnlockedFor } from './use-unlocked-for.ts';

interface LockControlProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
}

/** Whether a guarded environment may be written now, and the way from one to the other. */
export function LockControl({ store, environment }: LockControlProps) {
  const left = useUnlockedFor(environment);
  if (!isGuarded(environment)) return null;
  if (left === 0) {
    return (
      <Button
        variant="subtle"
        color="gray"
        leftSection={<LockOpen size={14} aria-hidden />}
        onClick={() => store.openDialog({ kind: 'unlock', environmentId: environment.id })}
      >
        Unlock…
      </Button>
    );
  }
  return (
    <span className={styles.control}>
      <span className={styles.band} role="timer" aria-label={`${environment.name} is unlocked`}>
        <LockOpen size={13} aria-hidden />
        <span className={styles.left}>{countdown(left)} left</span>
      </span>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<Lock size={14} aria-hidden />}
        onClick={() => void store.lock(environment.id)}
      >
        Lock now
      </Button>
    </span>
  );
}
