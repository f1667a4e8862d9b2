import { Eye, Unplug } from 'lucide-react';
import classes from './banner.module.css';

interface BannerProps {
  readonly connection: 'up' | 'down';
  readonly readOnly: boolean;
  readonly detail: string | null;
}

/** One line over everything while something holds for the whole window. */
export function Banner({ connection, readOnly, detail }: BannerProps) {
  if (connection === 'down') {
    return (
      <div role="alert" className={classes.banner} data-tone="bad">
        <Unplug size={14} strokeWidth={1.75} />
        <span>
          <strong>The connection to Journey Designer is lost.</strong> What is marked as saved is safe, and
          what you change now is kept in this window. It connects again by itself.
        </span>
        <button type="button" className={classes.button} onClick={() => location.reload()}>
          Reload the window
        </button>
      </div>
    );
  }
  if (!readOnly) return null;
  return (
    <output className={classes.banner} data-tone="warn">
      <Eye size={14} strokeWidth={1.75} />
      <span>
        <strong>This workspace is read only.</strong>{' '}
        {detail ?? 'Documents can be opened and exported, not changed.'}
      </span>
    </output>
  );
}
