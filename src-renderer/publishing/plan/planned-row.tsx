import { useId, useState } from 'react';
import type { Plan, PlannedDocument } from '../../../shared/publishing/plan.ts';
import { kindWords } from '../../documents/explorer/kinds.ts';
import { FoldButton } from '../../ui/fold-button.tsx';
import type { PublishingStore } from '../publishing-store.ts';
import { writeWord } from '../words.ts';
import { PlannedDetails } from './planned-details.tsx';
import styles from './table.module.css';
import { TakenAlong } from './taken-along.tsx';

interface PlannedRowProps {
  readonly store: PublishingStore;
  readonly plan: Plan;
  readonly planned: PlannedDocument;
  /** What becomes of it, beside its name. */
  readonly detail: string;
}

/** A document of a plan that nobody ticks: what is done to its rows, with its differences folded away. */
export function PlannedRow({ store, plan, planned, detail }: PlannedRowProps) {
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const { documentId, kind, name, write, rows, fields, cascades, blocked } = planned;
  const { Icon: Kind, color } = kindWords[kind];
  return (
    <li className={styles.item} aria-label={name}>
      <div className={styles.plannedRow} data-row={documentId}>
        {fields.length > 0 || write !== 'none' ? (
          <FoldButton label={`What happens to ${name}`} open={open} controls={detailsId} onFold={setOpen} />
        ) : (
          <span />
        )}
        <span className={styles.name}>
          <Kind className={styles.kind} size={15} strokeWidth={1.75} style={{ color }} aria-hidden />
          <strong>{name}</strong>
          <span className={styles.detail}>{detail}</span>
        </span>
        <span className={styles.write}>{writeWord(write)}</span>
        <span className={styles.rows}>{write === 'none' ? '' : rows}</span>
      </div>
      {blocked !== null && <p className={styles.blocked}>{blocked}</p>}
      {write === 'delete' && <TakenAlong name={name} cascades={cascades} />}
      {open && (
        <div id={detailsId} className={styles.details}>
          <PlannedDetails
            store={store}
            planId={plan.id}
            planned={planned}
            environmentName={plan.environmentName}
          />
        </div>
      )}
    </li>
  );
}
