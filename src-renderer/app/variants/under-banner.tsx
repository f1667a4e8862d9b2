import type { ReactNode } from 'react';
import classes from './variants.module.css';

/** A canvas, with what is said over it where it shows a variant. */
export function UnderBanner({
  banner,
  children,
}: {
  readonly banner: ReactNode;
  readonly children: ReactNode;
}) {
  if (banner === null) return children;
  return (
    <div className={classes.over}>
      {banner}
      <div className={classes.below}>{children}</div>
    </div>
  );
}
