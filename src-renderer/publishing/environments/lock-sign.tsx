import { Lock, LockOpen } from 'lucide-react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { countdown, isGuarded } from '../../../shared/publishing/guard.ts';
import { SaidIcon } from '../pushes/said-icon.tsx';
import styles from './lock.module.css';
import { useUnlockedFor } from './use-unlocked-for.ts';

interface LockSignProps {
  readonly environment: Environment;
  /** Without the time, where it would cut the name. */
  readonly short?: boolean;
}

/** Beside the name of a guarded environment: shut, or open and for how long still. */
export function LockSign({ environment, short = false }: LockSignProps) {
  const left = useUnlockedFor(environment);
  if (!isGuarded(environment)) return null;
  if (left === 0) return <SaidIcon Icon={Lock} word="locked" size={13} />;
  if (short) return <SaidIcon Icon={LockOpen} word="unlocked" size={13} />;
  return (
    <span className={styles.open}>
      <SaidIcon Icon={LockOpen} word="unlocked for" size={13} />
      <span className={styles.left}>{countdown(left)}</span>
    </span>
  );
}
