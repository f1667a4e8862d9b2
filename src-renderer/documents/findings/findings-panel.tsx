/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand: only those in view exist */
import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { CircleCheck } from 'lucide-react';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../../shared/base/ids.ts';
import type { DocumentRecord } from '../../../shared/documents/document.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { Session } from '../session.ts';
import { FindingRow } from './finding-row.tsx';
import { FindingsFilter, type Shown } from './findings-filter.tsx';
import classes from './findings-panel.module.css';
import type { Findings } from './findings-store.ts';

interface FindingsPanelProps {
  readonly session: Session;
  readonly findings: Findings;
  readonly onReveal: (recordId: Id) => void;
  /** The one word for a record, as cards and inspector have it; absent: the name of its kind. */
  readonly kindOf?: (record: DocumentRecord) => string;
  /** Opens the settings where severities are set. */
  readonly onRules: () => void;
  readonly readOnly?: boolean;
}

const rowHeight = 28;
const detailsHeight = 36;

/** What the rules notice, worst first: each leads to its record, and some mend it. What is ignored is folded away. */
export function FindingsPanel({
  session,
  findings,
  onReveal,
  kindOf = ({ kind }) => kind,
  onRules,
  readOnly = false,
}: FindingsPanelProps) {
  const { state, findings: all, ignored, counts } = useStore(findings.store);
  const document = useStore(session.store, (now) => now.document);
  const [wanted, setWanted] = useState<Shown | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const available = { ...counts, ignored: ignored.length };
  const only = wanted !== null && available[wanted] > 0 ? wanted : null;
  const shown =
    only === 'ignored'
      ? ignored
      : all
          .filter(({ severity }) => only === null || severity === only)
          .map((finding) => ({ finding, suppression: null }));
  // oxlint-disable-next-line react/incompatible-library -- its answers are read anew with every render here
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => list.current,
    estimateSize: (index) => rowHeight + (shown[index]?.finding.id === open ? detailsHeight : 0),
    overscan: 8,
  });
  const openAt = shown.findIndex(({ finding }) => finding.id === open);
  useLayoutEffect(() => rows.measure(), [rows, openAt, shown.length]);

  if (state === 'working') return <SkeletonRows rows={3} label="Checking the document" />;
  if (state === 'failed') {
    return (
      <EmptyState
        compact
        title="The document could not be checked"
        actions={<Button onClick={findings.retry}>Check again</Button>}
      >
        Nothing was changed. Publishing checks it once more before anything is sent.
      </EmptyState>
    );
  }
  if (all.length === 0 && ignored.length === 0) {
    return (
      <EmptyState compact Icon={CircleCheck} title="No findings">
        Nothing here would be refused by production, and no way ends in nothing.
      </EmptyState>
    );
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    if (by === 0 || !row || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    const at = Math.max(0, Math.min(shown.length - 1, Number(row.getAttribute('data-index')) + by));
    rows.scrollToIndex(at);
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-index="${at}"] button`)?.focus(),
    );
  }

  return (
    <div className={classes.panel}>
      <FindingsFilter counts={available} shown={only} onShow={setWanted} onRules={onRules} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows move between its buttons */}
      <div
        ref={list}
        className={classes.list}
        role="list"
        aria-label={only === 'ignored' ? 'Ignored findings' : 'Findings'}
        onKeyDown={onKeyDown}
      >
        {shown.length === 0 && <p className={classes.none}>Nothing is left but what is ignored.</p>}
        <div className={classes.space} style={{ height: rows.getTotalSize() }} role="presentation">
          {rows.getVirtualItems().map((item) => {
            const entry = shown[item.index];
            return (
              entry && (
                <FindingRow
                  key={entry.finding.id}
                  finding={entry.finding}
                  ignored={entry.suppression}
                  findings={findings}
                  document={document}
                  kindOf={kindOf}
                  index={item.index}
                  top={item.start}
                  open={entry.finding.id === open}
                  onOpen={(now) => setOpen(now ? entry.finding.id : null)}
                  onReveal={onReveal}
                  readOnly={readOnly}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}
