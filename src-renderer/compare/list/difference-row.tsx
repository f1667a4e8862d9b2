/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows with signs and two columns: no native tag can show that */
import type { CSSProperties } from 'react';
import {
  type Difference,
  type DifferenceGroup,
  summaryOf,
} from '../../../shared/documents/compare/listing.ts';
import { StateSign } from '../state-sign.tsx';
import classes from './difference-list.module.css';

interface GroupRowProps {
  readonly group: DifferenceGroup;
  readonly style: CSSProperties;
}

/** The stage that holds what follows; a screen reader hears it with each difference. */
export function GroupRow({ group, style }: GroupRowProps) {
  const { name, nameBefore, state, items } = group;
  return (
    <div className={classes.group} style={style} aria-hidden>
      {nameBefore !== null && (
        <>
          <del className="truncate">{nameBefore}</del>
          <span className={classes.arrow}>→</span>
        </>
      )}
      <span className="truncate" data-state={state ?? undefined}>
        {name}
      </span>
      <span className={classes.figure}>{items.length}</span>
    </div>
  );
}

interface DifferenceRowProps {
  readonly id: string;
  readonly item: Difference;
  readonly groupName: string;
  readonly color: string | null;
  readonly chosen: boolean;
  readonly inTabOrder: boolean;
  /** From 1, among `count`: not all of them are there. */
  readonly place: number;
  readonly count: number;
  readonly style: CSSProperties;
  readonly onChoose: () => void;
}

export function DifferenceRow(props: DifferenceRowProps) {
  const { id, item, groupName, color, chosen, inTabOrder, place, count, style, onChoose } = props;
  return (
    <div
      role="option"
      data-key={id}
      aria-selected={chosen}
      aria-posinset={place}
      aria-setsize={count}
      tabIndex={inTabOrder ? 0 : -1}
      className={classes.row}
      style={style}
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onChoose();
      }}
    >
      <span className={classes.sign} aria-hidden>
        <StateSign state={item.state} look="icon" />
      </span>
      <span
        className={classes.hue}
        style={{ background: color === null ? 'transparent' : `var(${color})` }}
        aria-hidden
      />
      <span className={classes.name} data-state={item.state} title={`${item.kindName} ${item.name}`}>
        {item.name}
      </span>
      <span className={classes.summary}>{summaryOf(item)}</span>
      <span className="visually-hidden">{groupName}</span>
    </div>
  );
}
