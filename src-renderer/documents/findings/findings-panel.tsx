/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand: only those in view exist */
import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { CircleCheck } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../../shared/base/ids.ts';
import type { Severity } from '../../../shared/documents/finding.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { Session } from '../session.ts';
import { FindingRow } from './finding-row.tsx';
import classes from './findings-panel.module.css';
import type { Findings } from './findings-store.ts';
import { useFix } from './use-fix.ts';

interface FindingsPanelProps {
  readonly session: Session;
  readonly findings: Findings;
  readonly onReveal: (recordId: Id) => void;
  readonly readOnly?: boolean;
}

const rowHeight = 28;
const filters: readonly { readonly severity: Severity; readonly one: string; readonly many: string }[] = [
  { severity: 'error', one: 'error', many: 'errors' },
  { severity: 'warning', one: 'warning', many: 'warnings' },
  { severity: 'info', one: 'note', many: 'notes' },
];

/** What the rules notice, worst first: each leads to its record, and some mend it. */
export function FindingsPanel({ session, findings, onReveal, readOnly = false }: FindingsPanelProps) {
  const { state, findings: all, counts } = useStore(findings.store);
  const document = useStore(session.store, (now) => now.document);
  const [only, setOnly] = useState<Severity | null>(null);
  const fix = useFix(findings);
  const list = useRef<HTMLDivElement>(null);
  const filter = only !== null && counts[only] > 0 ? only : null;
  const shown = filter === null ? all : all.filter(({ severity }) => severity === filter);
  // oxlint-disable-next-line react/incompatible-library -- its answers are read anew with every render here
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => list.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });

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
  if (all.length === 0) {
    return (
      <EmptyState compact Icon={CircleCheck} title="No findings">
        Nothing here would be refused by production, and no way ends in nothing.
      </EmptyState>
    );
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    if (by === 0 || !row) return;
    event.preventDefault();
    const at = Math.max(0, Math.min(shown.length - 1, Number(row.getAttribute('data-index')) + by));
    rows.scrollToIndex(at);
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-index="${at}"] button`)?.focus(),
    );
  }

  return (
    <div className={classes.panel}>
      <div className={classes.bar} role="group" aria-label="Show only">
        {filters
          .filter(({ severity }) => counts[severity] > 0)
          .map(({ severity, one, many }) => (
            <button
              key={severity}
              type="button"
              className={classes.filter}
              aria-pressed={filter === severity}
              onClick={() => setOnly(filter === severity ? null : severity)}
            >
              {counts[severity]} {counts[severity] === 1 ? one : many}
            </button>
          ))}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows move between its buttons */}
      <div ref={list} className={classes.list} role="list" aria-label="Findings" onKeyDown={onKeyDown}>
        <div className={classes.space} style={{ height: rows.getTotalSize() }} role="presentation">
          {rows.getVirtualItems().map((item) => {
            const finding = shown[item.index];
            return (
              finding && (
                <FindingRow
                  key={finding.id}
                  finding={finding}
                  document={document}
                  index={item.index}
                  top={item.start}
                  onReveal={onReveal}
                  onFix={readOnly ? null : () => void fix(finding)}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}
