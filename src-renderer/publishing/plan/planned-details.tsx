import type { PlannedDocument } from '../../../shared/publishing/plan.ts';
import type { PublishingStore } from '../publishing-store.ts';
import { DocumentSql } from './document-sql.tsx';
import { LaterFields } from './later-fields.tsx';
import { PlannedFields } from './planned-fields.tsx';
import styles from './table.module.css';

interface PlannedDetailsProps {
  readonly store: PublishingStore;
  /** null: the plan can no longer be asked about it. */
  readonly planId: string | null;
  readonly planned: PlannedDocument;
  readonly environmentName: string;
  /** Whether another way to the canvas is offered already. */
  readonly isShown?: boolean;
  /** Shows one record in the document that is here; absent: on the canvas of the plan. */
  readonly onOpenRecord?: (recordId: string) => void;
}

/** What a plan does to one document: on the canvas, in words, and as SQL. */
export function PlannedDetails(props: PlannedDetailsProps) {
  const { store, planId, planned, environmentName, isShown = false } = props;
  const { documentId, name, write, fields, fieldsLater } = planned;
  const onCanvas =
    write === 'none' || planId === null
      ? null
      : (recordId: string | null) => store.showPanel({ kind: 'planned', planId, documentId, recordId });
  const onOpen = props.onOpenRecord ?? onCanvas;
  return (
    <>
      {onCanvas && !isShown && (
        <p className={styles.explanation}>
          <button
            type="button"
            className={styles.link}
            aria-label={`Show ${name} on the canvas, as planned`}
            onClick={() => onCanvas(null)}
          >
            Show on the canvas
          </button>{' '}
          what becomes of it in {environmentName}.
        </p>
      )}
      {fieldsLater === undefined && <PlannedFields fields={fields} {...(onOpen ? { onOpen } : {})} />}
      {fieldsLater !== undefined && planId !== null && (
        <LaterFields store={store} planId={planId} documentId={documentId} {...(onOpen ? { onOpen } : {})} />
      )}
      {write !== 'none' && planId !== null && (
        <DocumentSql key={planId} store={store} planId={planId} documentId={documentId} name={name} />
      )}
    </>
  );
}
