import { Button } from '@mantine/core';
import { RefreshCw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AppError } from '../../../shared/contract/errors.ts';
import styles from './problem.module.css';

interface ProblemProps {
  readonly error: Pick<AppError, 'message' | 'place' | 'remedy' | 'logId'>;
  /** Said before the message: 'Production could not be read'. */
  readonly title?: string;
  readonly onRetry?: () => void;
  readonly retryLabel?: string;
  readonly retrying?: boolean;
  readonly children?: ReactNode;
}

/** What went wrong, what is safe, what to do. */
export function Problem({ error, title, onRetry, retryLabel, retrying, children }: ProblemProps) {
  return (
    <div className={styles.problem} role="alert">
      <TriangleAlert size={16} strokeWidth={1.75} aria-hidden />
      <div className={styles.text}>
        {title && <p className={styles.title}>{title}</p>}
        <p>{error.message}</p>
        {error.place && <p className={styles.place}>{error.place}</p>}
        {error.remedy && <p className={styles.remedy}>{error.remedy}</p>}
        {error.logId && <p className={styles.place}>Logged as {error.logId}</p>}
        {children}
      </div>
      {onRetry && (
        <Button
          variant="default"
          onClick={onRetry}
          loading={retrying ?? false}
          leftSection={<RefreshCw size={14} aria-hidden />}
        >
          {retryLabel ?? 'Try again'}
        </Button>
      )}
    </div>
  );
}
