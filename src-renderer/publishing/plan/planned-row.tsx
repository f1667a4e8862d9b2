import { useId, useState } from 'react';
import type { PlannedDocument } from '../../../shared/publishing/plan.ts';
import { kindWords } from '../../documents/explorer/kinds.ts';
import { writeWord } from '../words.ts';
import { FoldButton } from './fold-button.tsx';
import { PlannedFields } from './planned-fields.tsx';
import styles from './table.module.css';
import { TakenAlong } from './taken-along.tsx';

interface PlannedRowProps {
  readonly planned: PlannedDocument;
  /** What becomes of it, beside its name. */
  readonly detail: string;
  /** Why it cannot go; it stands below in full. */
  readonly obstacle?: string | null;
  readonly onOpenDocument: (documentId: string, recordId: string | null) => void;
}

/** A document of a plan that nobody ticks: what is done to its rows, with its differences folded away. */
export function PlannedRow({ planned, detail, obstacle = null, onOpenDocument }: PlannedRowProps) {
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
          <span className={styles.detail}>{detail}</span>
        </span>
        <span className={styles.write}>{writeWord(write)}</span>
        <span className={styles.rows}>{write === 'none' ? '' : rows}</span>
      </div>
      {obstacle !== null && <p className={styles.blocked}>{obstacle}</p>}
      {write === 'delete' && <TakenAlong name={name} cascades={cascades} />}
      {open && (
        <div id={detailsId} className={styles.details}>
          <PlannedFields fields={fields} onOpen={(recordId) => onOpenDocument(documentId, recordId)} />
        </div>
      )}
    </li>
  );
}
