import type { ComponentType, ReactNode } from 'react';
import classes from './empty-state.module.css';

interface EmptyStateProps {
  readonly Icon?: ComponentType<{ readonly size?: number | string; readonly strokeWidth?: number | string }>;
  readonly title: string;
  readonly children?: ReactNode;
  /** Buttons: what can be done about it. */
  readonly actions?: ReactNode;
  readonly compact?: boolean;
}

/** What stands where there is nothing: what it is, and what to do. */
export function EmptyState({ Icon, title, children, actions, compact = false }: EmptyStateProps) {
  return (
    <div className={classes.empty} data-compact={compact || undefined}>
      {Icon && <Icon size={compact ? 16 : 28} strokeWidth={1.5} />}
      <p className={classes.title}>{title}</p>
      {children && <div className={classes.text}>{children}</div>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
