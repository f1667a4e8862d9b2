import { Button } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import { useId, useState } from 'react';
import type { Plan, PlannedDocument } from '../../../shared/publishing/plan.ts';
import { kindWords } from '../../documents/explorer/kinds.ts';
import { dateAndTime } from '../../ui/formats.ts';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { count, writeWord } from '../words.ts';
import { FoldButton } from './fold-button.tsx';
import { PlannedFields } from './planned-fields.tsx';
import styles from './table.module.css';
import { TakenAlong } from './taken-along.tsx';

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
      <ul className={styles.list}>
        {[...going, ...left].map((planned) => (
          <RollbackRow key={planned.documentId} planned={planned} onOpenDocument={onOpenDocument} />
        ))}
      </ul>
    </section>
  );
}

interface RollbackRowProps extends Pick<RollbackTableProps, 'onOpenDocument'> {
  readonly planned: PlannedDocument;
}

function RollbackRow({ planned, onOpenDocument }: RollbackRowProps) {
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const { documentId, kind, name, write, rows, fields, cascades } = planned;
  const { Icon: Kind, color } = kindWords[kind];
  return (
    <li className={styles.item} aria-label={name}>
      <div className={styles.rollbackRow}>
        {fields.length > 0 ? (
          <FoldButton name={name} open={open} controls={detailsId} onFold={setOpen} />
        ) : (
          <span />
        )}
        <span className={styles.name}>
          <Kind className={styles.kind} size={15} strokeWidth={1.75} style={{ color }} aria-hidden />
          <strong>{name}</strong>
          <span className={styles.detail}>{becomes[write]}</span>
        </span>
        <span className={styles.write}>{writeWord(write)}</span>
        <span className={styles.rows}>{write === 'none' ? '' : rows}</span>
      </div>
      {write === 'delete' && <TakenAlong name={name} cascades={cascades} />}
      {open && (
        <div id={detailsId} className={styles.details}>
          <PlannedFields fields={fields} onOpen={(recordId) => onOpenDocument(documentId, recordId)} />
        </div>
      )}
    </li>
  );
}

const becomes: Readonly<Record<PlannedDocument['write'], string>> = {
  update: 'as it was before',
  insert: 'was deleted by that push, and comes back',
  delete: 'was new with that push, and goes again',
  deactivate: 'is switched off there',
  none: 'left alone: somebody changed it there since',
};
