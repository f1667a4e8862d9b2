import { GitMergeConflict } from 'lucide-react';
import { differenceStates } from '../../../shared/documents/compare/comparison.ts';
import { countStates, type Difference } from '../../../shared/documents/compare/listing.ts';
import { StateSign, stateWords } from '../state-sign.tsx';
import classes from './compare-canvas.module.css';

interface LegendProps {
  readonly items: readonly Difference[];
  readonly conflicts: number;
}

/** What the marks mean, and how many there are of each. */
export function Legend({ items, conflicts }: LegendProps) {
  const counts = countStates(items);
  return (
    <ul className={classes.legend} aria-label="Legend">
      {differenceStates.map((state) => (
        <li key={state} className={classes.item} data-none={counts[state] === 0 || undefined}>
          <span className={classes.swatch} data-state={state} aria-hidden />
          <span aria-hidden className={classes.item}>
            <StateSign state={state} look="icon" />
          </span>
          {stateWords[state]} <span className="tabular">{counts[state]}</span>
        </li>
      ))}
      {conflicts > 0 && (
        <li className={classes.item}>
          <GitMergeConflict size={13} strokeWidth={2} aria-hidden className={classes.conflict} />
          {conflicts === 1 ? 'conflict' : 'conflicts'} <span className="tabular">{conflicts}</span>
        </li>
      )}
    </ul>
  );
}
