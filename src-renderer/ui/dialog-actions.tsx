import type { ReactNode } from 'react';
import classes from './dialog-actions.module.css';

interface DialogActionsProps {
  /** The way back, then what the dialog is for: the primary button is the last one and stands at the right end. */
  readonly children: ReactNode;
  /** What is neither of both, at the left end: a test, a removal, what is to be known before. */
  readonly aside?: ReactNode;
  /** In sight at the lower edge of the dialog, however long it is. */
  readonly pinned?: boolean;
}

/** The buttons with which a dialog, or a question in a panel, ends. */
export function DialogActions({ children, aside, pinned = false }: DialogActionsProps) {
  return (
    <div className={classes.actions} data-pinned={pinned || undefined}>
      {aside !== undefined && <div className={classes.aside}>{aside}</div>}
      {children}
    </div>
  );
}
