/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand: only those in view exist */
import { SegmentedControl } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { Edit } from '../../../shared/documents/summary.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { Session } from '../session.ts';
import classes from './history-panel.module.css';
import type { History } from './history-store.ts';
import { RevisionRow } from './revision-row.tsx';
import { type TimelineRow, timelineRows } from './timeline-rows.ts';

interface TimelineProps {
  readonly session: Session;
  readonly history: History;
  /** The chosen revisions: one, or two to compare. */
  readonly chosen: readonly Edit[];
  readonly onChoose: (edit: Edit, also: boolean) => void;
}

const rowHeights = { day: 30, stretch: 24, edit: 28 } as const;

/** The revisions on a line, newest first; older ones come as they are scrolled to. */
export function Timeline({ session, history, chosen, onChoose }: TimelineProps) {
  const { edits, more, named, state } = useStore(history.store);
  const undo = useStore(session.store, (now) => now.undo.length);
  const redo = useStore(session.store, (now) => now.redo.length);
  const list = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => timelineRows(edits), [edits]);
  // oxlint-disable-next-line react/incompatible-library -- its answers are read anew with every render here
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: (index) => rowHeights[rows[index]?.row ?? 'edit'],
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= rows.length - 15) void history.loadMore();
  }, [history, more, last, rows.length]);

  const first = rows.find((row) => row.row === 'edit');
  const stop = chosen.at(-1)?.revision ?? (first?.row === 'edit' ? first.edit.revision : null);

  function onKeyDown(event: KeyboardEvent) {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const row = event.target instanceof Element ? event.target.closest('[data-revision]') : null;
    if (by === 0 || !row || event.altKey) return;
    event.preventDefault();
    const at = rows.findIndex(
      (one) => one.row === 'edit' && String(one.edit.revision) === row.getAttribute('data-revision'),
    );
    const to = nextEdit(rows, at, by);
    const next = rows[to];
    if (next?.row !== 'edit') return;
    virtual.scrollToIndex(to);
    onChoose(next.edit, event.shiftKey);
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-revision="${next.edit.revision}"]`)?.focus(),
    );
  }

  return (
    <div className={classes.timeline}>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label="Which revisions"
          value={named ? 'named' : 'all'}
          data={[
            { value: 'all', label: 'All' },
            { value: 'named', label: 'Named versions' },
          ]}
          onChange={(value) => history.setNamed(value === 'named')}
        />
        <p className={classes.depth}>
          <span className="tabular">{undo}</span> to undo, <span className="tabular">{redo}</span> to redo
        </p>
      </div>
      {named && state === 'ready' && edits.length === 0 && (
        <EmptyState compact title="No version has a name yet">
          Choose a revision and name it, and it is found here again.
        </EmptyState>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows move between its buttons */}
      <div
        ref={list}
        className={classes.list}
        role="list"
        aria-label={named ? 'Named versions' : 'Revisions'}
        onKeyDown={onKeyDown}
      >
        <div className={classes.space} style={{ height: virtual.getTotalSize() }} role="presentation">
          {items.map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <div
                  key={item.key}
                  role="listitem"
                  className={classes.row}
                  style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                >
                  <Row row={row} chosen={chosen} stop={stop} onChoose={onChoose} />
                </div>
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface RowProps {
  readonly row: TimelineRow;
  readonly chosen: readonly Edit[];
  /** The one row that the tab key reaches. */
  readonly stop: number | null;
  readonly onChoose: (edit: Edit, also: boolean) => void;
}

function Row({ row, chosen, stop, onChoose }: RowProps) {
  if (row.row === 'day') return <h3 className={classes.day}>{row.label}</h3>;
  if (row.row === 'stretch') {
    return (
      <p className={classes.stretch}>
        {row.label}
        <span className="tabular">
          {row.count} {row.count === 1 ? 'change' : 'changes'}
        </span>
      </p>
    );
  }
  return (
    <RevisionRow
      edit={row.edit}
      chosen={chosen.some(({ revision }) => revision === row.edit.revision)}
      inTabOrder={row.edit.revision === stop}
      onChoose={onChoose}
    />
  );
}

function nextEdit(rows: readonly TimelineRow[], from: number, by: 1 | -1): number {
  let at = from + by;
  while (at >= 0 && at < rows.length && rows[at]?.row !== 'edit') at += by;
  return at;
}
