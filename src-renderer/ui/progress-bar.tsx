import classes from './progress-bar.module.css';

interface ProgressBarProps {
  readonly label: string;
  readonly done: number;
  /** What `done` grows to; 0: it is not known yet. */
  readonly total: number;
}

/** How far long work is. */
export function ProgressBar({ label, done, total }: ProgressBarProps) {
  return <progress className={classes.bar} aria-label={label} value={done} max={Math.max(1, total)} />;
}
