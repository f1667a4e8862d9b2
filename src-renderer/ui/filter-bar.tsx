import type { ReactNode } from 'react';
import classes from './filter-bar.module.css';

interface FilterBarProps<Key extends string> {
  /** What a list can be cut down to: 'warnings', with how many there are. */
  readonly filters: readonly { readonly key: Key; readonly count: number; readonly label: string }[];
  readonly pressed: Key | null;
  readonly onPress: (key: Key) => void;
  /** At the right end: what else is done with the list. */
  readonly children?: ReactNode;
}

/** Over a list in a panel: how many there are of each sort, each a button that shows only those. */
export function FilterBar<Key extends string>({ filters, pressed, onPress, children }: FilterBarProps<Key>) {
  return (
    <div className={classes.bar}>
      <fieldset className={classes.filters} aria-label="Show only">
        {filters.map(({ key, count, label }) => (
          <button
            key={key}
            type="button"
            className={classes.filter}
            aria-pressed={pressed === key}
            onClick={() => onPress(key)}
          >
            {count} {label}
          </button>
        ))}
      </fieldset>
      {children}
    </div>
  );
}
