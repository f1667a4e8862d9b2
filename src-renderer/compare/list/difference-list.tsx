/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows with signs and two columns: no native tag can show that */
import { TextInput } from '@mantine/core';
import { ListFilter, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { type DifferenceGroup, type Listing, summaryOf } from '../../../shared/documents/compare/listing.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Keys } from '../../ui/keys.tsx';
import { keyOf } from '../comparison-store.ts';
import { StateSign } from '../state-sign.tsx';
import classes from './difference-list.module.css';

interface DifferenceListProps {
  readonly name: string;
  readonly listing: Listing;
  readonly chosen: string | null;
  readonly conflicts: ReadonlySet<string>;
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  readonly onChoose: (key: string) => void;
  /** Shown instead of the list where the two sides are equal. */
  readonly sameText: string;
}

/** Every difference under the stage that holds it: filtered, walked by arrow keys, chosen. */
export function DifferenceList(props: DifferenceListProps) {
  const { name, listing, chosen, filter, onFilter, onChoose, conflicts } = props;
  const list = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => filtered(listing.groups, filter.trim()), [listing, filter]);
  const keys = useMemo(() => groups.flatMap(({ items }) => items.map(keyOf)), [groups]);
  const inTabOrder = chosen !== null && keys.includes(chosen) ? chosen : keys[0];

  useEffect(() => {
    if (chosen !== null) optionOf(list.current, chosen)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  function onKeyDown(event: KeyboardEvent) {
    const at = keys.indexOf(inTabOrder ?? '');
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: keys.length - 1 }[event.key];
    if (to === undefined || event.altKey) return;
    event.preventDefault();
    const key = keys[Math.max(0, Math.min(keys.length - 1, to))];
    if (key === undefined) return;
    onChoose(key);
    optionOf(list.current, key)?.focus();
  }

  return (
    <>
      <h2 className="visually-hidden">Differences</h2>
      <div className={classes.head}>
        <TextInput
          className={classes.filter}
          aria-label="Filter differences"
          placeholder="Filter differences"
          value={filter}
          leftSection={<ListFilter size={14} strokeWidth={1.75} />}
          rightSection={
            filter !== '' && (
              <IconButton label="Clear the filter" Icon={X} size={22} onClick={() => onFilter('')} />
            )
          }
          onChange={(event) => onFilter(event.currentTarget.value)}
        />
      </div>
      <div className={classes.count}>
        <span className="truncate">{name}</span>
        <span className="tabular">{listing.items.length}</span>
      </div>
      <div ref={list} className={classes.scroll}>
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
          <div role="listbox" aria-label="Differences" onKeyDown={onKeyDown}>
            {groups.map((group) => (
              <div key={`${group.homeId} ${group.name}`} role="group" aria-label={group.name}>
                <div className={classes.group} aria-hidden>
                  {group.nameBefore !== null && (
                    <>
                      <del className="truncate">{group.nameBefore}</del>
                      <span className={classes.arrow}>→</span>
                    </>
                  )}
                  <span className="truncate" data-state={group.state ?? undefined}>
                    {group.name}
                  </span>
                  <span className={classes.figure}>{group.items.length}</span>
                </div>
                {group.items.map((item) => {
                  const key = keyOf(item);
                  return (
                    <div
                      key={key}
                      role="option"
                      data-key={key}
                      aria-selected={key === chosen}
                      tabIndex={key === inTabOrder ? 0 : -1}
                      className={classes.row}
                      onClick={() => onChoose(key)}
                      onKeyDown={(event) => {
                        if (event.key !== 'Enter' && event.key !== ' ') return;
                        event.preventDefault();
                        onChoose(key);
                      }}
                    >
                      <span className={classes.sign} aria-hidden>
                        <StateSign state={item.state} look="icon" />
                      </span>
                      <span
                        className={classes.name}
                        data-state={item.state}
                        title={`${item.kindName} ${item.name}`}
                      >
                        {item.name}
                      </span>
                      <span className={classes.summary}>
                        {conflicts.has(key) ? `${summaryOf(item)}, conflict` : summaryOf(item)}
                      </span>
                    </div>
                  );
                })}
              </div>
            ))}
          </div>
        )}
      </div>
      <p className={classes.keys}>
        <Keys shortcut="alt+ArrowUp" /> <Keys shortcut="alt+ArrowDown" /> previous, next difference
      </p>
    </>
  );
}

function optionOf(list: HTMLElement | null, key: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? null;
}

/** By the names of what differs and of where it stands, and by what kind of difference it is. */
function filtered(groups: readonly DifferenceGroup[], text: string): readonly DifferenceGroup[] {
  if (text === '') return groups;
  const wanted = text.toLocaleLowerCase();
  const has = (...texts: readonly (string | null)[]) =>
    texts.some((one) => one?.toLocaleLowerCase().includes(wanted));
  return groups.flatMap((group) => {
    const items = has(group.name, group.nameBefore)
      ? group.items
      : group.items.filter((item) =>
          has(item.name, item.nameBefore, item.kindName, summaryOf(item), ...textsOf(item)),
        );
    return items.length > 0 ? [{ ...group, items }] : [];
  });
}

function textsOf({ fields }: DifferenceGroup['items'][number]): readonly (string | null)[] {
  return fields.flatMap(({ lines }) => lines.flatMap(({ what, before, after }) => [what, before, after]));
}
