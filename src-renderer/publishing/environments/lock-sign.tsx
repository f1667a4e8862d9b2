import { Lock, LockOpen } from 'lucide-react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { countdown, isGuarded } from '../../../shared/publishing/guard.ts';
import { SaidIcon } from '../pushes/said-icon.tsx';
import styles from './lock.module.css';
import { useUnlockedFor } from './use-unlocked-for.ts';

/** Beside the name of a guarded environment: shut, or open and for how long still. */
export function LockSign({ environment }: { readonly environment: Environment }) {
  const left = useUnlockedFor(environment);
  if (!isGuarded(environment)) return null;
  if (left === 0) return <SaidIcon Icon={Lock} word="locked" size={13} />;
  return (
    <span className={styles.open}>
      <SaidIcon Icon={LockOpen} word="unlocked for" size={13} />
      <span className={styles.left}>{countdown(left)}</span>
    </span>
  );
}
