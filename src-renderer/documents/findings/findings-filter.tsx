import type { Severity } from '../../../shared/documents/finding.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
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
    <FilterBar
      filters={filters
        .filter(({ key }) => counts[key] > 0)
        .map(({ key, one, many }) => ({ key, count: counts[key], label: counts[key] === 1 ? one : many }))}
      pressed={shown}
      onPress={(key) => onShow(shown === key ? null : key)}
    >
      <button type="button" className={classes.fix} onClick={onRules}>
        Set rules
      </button>
    </FilterBar>
  );
}
