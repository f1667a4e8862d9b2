import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './experiment-inspector.module.css';

interface LockedProps {
  /** null: not locked. */
  readonly reason: string | null;
  /** Whether the reason is said here; once in a form is enough. */
  readonly say?: boolean;
  readonly children: ReactNode;
}

/** Fields that nobody may change now, with the reason. */
export function Locked({ reason, say = true, children }: LockedProps) {
  return (
    <fieldset className={classes.locked} disabled={reason !== null}>
      {reason !== null && say && (
        <p className={classes.lock}>
          <Lock size={14} strokeWidth={1.75} aria-hidden />
          <span>{reason}</span>
        </p>
      )}
      {children}
    </fieldset>
  );
}
