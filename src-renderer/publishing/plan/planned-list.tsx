import { Button } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import type { Plan, PlannedDocument } from '../../../shared/publishing/plan.ts';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { LongList } from './long-list.tsx';
import { PlannedRow } from './planned-row.tsx';
import styles from './table.module.css';
import { useFocusedRow } from './use-focused-row.ts';

interface PlannedListProps {
  readonly store: PublishingStore;
  readonly plan: Plan;
  readonly busy: boolean;
  readonly label: string;
  readonly Icon: LucideIcon;
  readonly title: ReactNode;
  readonly note: ReactNode;
  /** Other ways on, before the one back. */
  readonly children?: ReactNode;
  /** What becomes of a document, beside its name. */
  readonly detailOf: (planned: PlannedDocument) => string;
}

/** The documents of a plan that nobody ticks, first what goes: a promotion, or a way back. */
export function PlannedList(props: PlannedListProps) {
  const { store, plan, busy, label, Icon, title, note, children, detailOf } = props;
  const table = useRef<HTMLElement>(null);
  const wanted = usePublishing(store, (state) => state.focusRow);
  useFocusedRow(store, table);
  const going = plan.documents.filter(({ write }) => write !== 'none');
  const left = plan.documents.filter(({ write }) => write === 'none');
  return (
    <section ref={table} className={styles.table} aria-label={label}>
      <div className={styles.plannedHead}>
        <Icon size={16} strokeWidth={1.75} aria-hidden />
        <p>
          <strong>{title}</strong>
          <span className={styles.plannedNote}>{note}</span>
        </p>
        <span className={styles.plannedWays}>
          {children}
          <Button variant="default" disabled={busy} onClick={() => store.leavePlan(plan.environmentId)}>
            Leave it
          </Button>
        </span>
      </div>
      <LongList
        className={styles.list}
        items={[...going, ...left]}
        keyOf={({ documentId }) => documentId}
        wanted={wanted}
        render={(planned) => (
          <PlannedRow
            key={planned.documentId}
            store={store}
            plan={plan}
            planned={planned}
            detail={detailOf(planned)}
          />
        )}
      />
    </section>
  );
}
