import { Button } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import type { Plan, PlannedDocument } from '../../../shared/publishing/plan.ts';
import { dateAndTime } from '../../ui/formats.ts';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { count } from '../words.ts';
import { LongList } from './long-list.tsx';
import { PlannedRow } from './planned-row.tsx';
import styles from './table.module.css';

interface RollbackTableProps {
  readonly store: PublishingStore;
  readonly plan: Plan;
  readonly busy: boolean;
  readonly onOpenDocument: (documentId: string, recordId: string | null) => void;
}

/** What an earlier push wrote, with what becomes of it: it goes back, or is left alone because others changed it since. */
export function RollbackTable({ store, plan, busy, onOpenDocument }: RollbackTableProps) {
  const push = usePublishing(store, (state) => state.pushes?.find(({ id }) => id === plan.rollsBack) ?? null);
  const going = plan.documents.filter(({ write }) => write !== 'none');
  const left = plan.documents.filter(({ write }) => write === 'none');
  return (
    <section className={styles.table} aria-label="Rollback">
      <div className={styles.rollbackHead}>
        <Undo2 size={16} strokeWidth={1.75} aria-hidden />
        <p>
          <strong>
            {plan.environmentName} as it was before the push of {push ? dateAndTime(push.startedAt) : 'then'}
          </strong>
          <span className={styles.rollbackNote}>
            {count(going.length, 'document goes', 'documents go')} back
            {left.length > 0 && `, ${left.length} left alone`}. What is in this workspace stays as it is.
          </span>
        </p>
        <Button variant="default" disabled={busy} onClick={() => store.leavePlan(plan.environmentId)}>
          Leave it
        </Button>
      </div>
      <LongList
        className={styles.list}
        items={[...going, ...left]}
        keyOf={({ documentId }) => documentId}
        wanted={null}
        render={(planned) => (
          <PlannedRow
            key={planned.documentId}
            planned={planned}
            detail={becomes[planned.write]}
            onOpenDocument={onOpenDocument}
          />
        )}
      />
    </section>
  );
}

const becomes: Readonly<Record<PlannedDocument['write'], string>> = {
  update: 'as it was before',
  insert: 'was deleted by that push, and comes back',
  delete: 'was new with that push, and goes again',
  deactivate: 'is switched off there',
  none: 'left alone: somebody changed it there since',
};
