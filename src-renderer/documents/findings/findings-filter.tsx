import type { Severity } from '../../../shared/documents/finding.ts';
import classes from './findings-panel.module.css';

export type Shown = Severity | 'ignored';

interface FindingsFilterProps {
  readonly counts: Readonly<Record<Shown, number>>;
  readonly shown: Shown | null;
  readonly onShow: (shown: Shown | null) => void;
  readonly onRules: () => void;
}

const filters: readonly { readonly key: Shown; readonly one: string; readonly many: string }[] = [
  { key: 'error', one: 'error', many: 'errors' },
  { key: 'warning', one: 'warning', many: 'warnings' },
  { key: 'info', one: 'note', many: 'notes' },
  { key: 'ignored', one: 'ignored', many: 'ignored' },
];

/** What kinds of findings there are, and the way to what decides about them. */
export function FindingsFilter({ counts, shown, onShow, onRules }: FindingsFilterProps) {
  return (
    <div className={classes.bar}>
      <fieldset className={classes.filters} aria-label="Show only">
        {filters
          .filter(({ key }) => counts[key] > 0)
          .map(({ key, one, many }) => (
            <button
              key={key}
              type="button"
              className={classes.filter}
              aria-pressed={shown === key}
              onClick={() => onShow(shown === key ? null : key)}
            >
              {counts[key]} {counts[key] === 1 ? one : many}
            </button>
          ))}
      </fieldset>
      <button type="button" className={classes.fix} onClick={onRules}>
        Set rules
      </button>
    </div>
  );
}
