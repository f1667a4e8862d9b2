/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, with signs and two columns: no native tag can show that */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import {
  type Difference,
  type DifferenceGroup,
  type Listing,
  summaryOf,
} from '../../../shared/documents/compare/listing.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterField } from '../../ui/filter-field.tsx';
import { Keys } from '../../ui/keys.tsx';
import { keyOf } from '../comparison-store.ts';
import classes from './difference-list.module.css';
import { DifferenceRow, GroupRow } from './difference-row.tsx';

interface DifferenceListProps {
  readonly name: string;
  readonly listing: Listing;
  readonly chosen: string | null;
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  readonly onChoose: (key: string) => void;
  /** The colour token of what a difference is about; null: none. */
  readonly colorOf: (item: Difference) => string | null;
  /** Shown instead of the list where the two sides are equal. */
  readonly sameText: string;
  /** What follows the list. */
  readonly below?: ReactNode;
}

type Row =
  | { readonly row: 'group'; readonly group: DifferenceGroup }
  | { readonly row: 'item'; readonly item: Difference; readonly group: DifferenceGroup };

const heights = { group: 32, item: 28 } as const;

/** Every difference under the stage that holds it: filtered, walked by arrow keys, chosen. Only those in view exist. */
export function DifferenceList(props: DifferenceListProps) {
  const { name, listing, chosen, filter, onFilter, onChoose, colorOf } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => rowsOf(filtered(listing.groups, filter.trim())), [listing, filter]);
  const keys = useMemo(() => rows.flatMap((row) => (row.row === 'item' ? keyOf(row.item) : [])), [rows]);
  const stop = chosen !== null && keys.includes(chosen) ? chosen : keys[0];
  // oxlint-disable-next-line react/incompatible-library -- its answers are read anew with every render here
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => heights[rows[index]?.row ?? 'item'],
    overscan: 12,
  });
  const chosenAt = rows.findIndex((row) => row.row === 'item' && keyOf(row.item) === chosen);

  useEffect(() => {
    if (chosenAt >= 0) virtual.scrollToIndex(chosenAt);
  }, [virtual, chosenAt]);

  function onKeyDown(event: KeyboardEvent) {
    const at = keys.indexOf(stop ?? '');
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: keys.length - 1 }[event.key];
    if (to === undefined || event.altKey) return;
    event.preventDefault();
    const key = keys[Math.max(0, Math.min(keys.length - 1, to))];
    if (key === undefined) return;
    onChoose(key);
    requestAnimationFrame(() =>
      scroll.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus(),
    );
  }

  return (
    <>
      <h2 className="visually-hidden">Differences</h2>
      <div className={classes.head}>
        <FilterField
          className={classes.filter}
          label="Filter differences"
          placeholder="Filter differences"
          value={filter}
          onValue={onFilter}
        />
      </div>
      <div className={classes.count}>
        <span className="truncate">{name}</span>
        <span className="tabular">{listing.items.length}</span>
      </div>
      <div ref={scroll} className={classes.scroll}>
        {listing.items.length === 0 && (
          <EmptyState compact title="No difference">
            {props.sameText}
          </EmptyState>
        )}
        {listing.items.length > 0 && keys.length === 0 && (
          <EmptyState compact title="Nothing found">
            No difference contains “{filter.trim()}”.
          </EmptyState>
        )}
        {keys.length > 0 && (
          // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the options take the focus
          <div
            role="listbox"
            aria-label="Differences"
            className={classes.space}
            style={{ height: virtual.getTotalSize() }}
            onKeyDown={onKeyDown}
          >
            {virtual.getVirtualItems().map(({ key, index, start, size }) => {
              const row = rows[index];
              if (!row) return null;
              const place = { height: size, transform: `translateY(${start}px)` };
              if (row.row === 'group') return <GroupRow key={key} group={row.group} style={place} />;
              const own = keyOf(row.item);
              return (
                <DifferenceRow
                  key={key}
                  id={own}
                  item={row.item}
                  groupName={row.group.name}
                  color={colorOf(row.item)}
                  chosen={own === chosen}
                  inTabOrder={own === stop}
                  place={keys.indexOf(own) + 1}
                  count={keys.length}
                  style={place}
                  onChoose={() => onChoose(own)}
                />
              );
            })}
          </div>
        )}
      </div>
      {props.below}
      <p className={classes.keys}>
        <Keys shortcut="alt+ArrowUp" /> <Keys shortcut="alt+ArrowDown" /> previous, next difference
      </p>
    </>
  );
}

function rowsOf(groups: readonly DifferenceGroup[]): readonly Row[] {
  return groups.flatMap((group): Row[] => [
    { row: 'group', group },
    ...group.items.map((item): Row => ({ row: 'item', item, group })),
  ]);
}

/** By the names of what differs and of where it stands, by what kind of difference it is, and by the values. */
function filtered(groups: readonly DifferenceGroup[], text: string): readonly DifferenceGroup[] {
  if (text === '') return groups;
  const wanted = text.toLocaleLowerCase();
  const has = (...texts: readonly (string | null)[]) =>
    texts.some((one) => one?.toLocaleLowerCase().includes(wanted));
  return groups.flatMap((group) => {
    const items = has(group.name, group.nameBefore)
      ? group.items
      : group.items.filter((item) =>
          has(item.name, item.nameBefore, item.kindName, summaryOf(item), ...valuesOf(item)),
        );
    return items.length > 0 ? [{ ...group, items }] : [];
  });
}

function valuesOf({ fields }: Difference): readonly (string | null)[] {
  return fields.flatMap(({ lines }) => lines.flatMap(({ what, before, after }) => [what, before, after]));
}
