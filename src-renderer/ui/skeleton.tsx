import classes from './skeleton.module.css';

/** Bars in the place of rows that are on their way, so that nothing moves when they come. */
export function SkeletonRows({ rows, label }: { readonly rows: number; readonly label: string }) {
  return (
    <output aria-label={label} className={classes.rows}>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} className={classes.row} data-width={index % 3} />
      ))}
    </output>
  );
}
