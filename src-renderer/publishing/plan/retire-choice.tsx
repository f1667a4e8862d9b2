import type { Environment } from '../../../shared/publishing/environment.ts';
import type { PlannedDocument } from '../../../shared/publishing/plan.ts';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import styles from './table.module.css';
import { TakenAlong } from './taken-along.tsx';

interface RetireChoiceProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly planned: PlannedDocument;
  readonly busy: boolean;
}

/** What becomes there of a document that is archived here: switched off, unless a delete for good is asked for by hand. */
export function RetireChoice({ store, environment, planned, busy }: RetireChoiceProps) {
  const { documentId, name, write, cascades, blocked } = planned;
  const isDelete = write === 'delete';
  const asked = usePublishing(
    store,
    ({ deletions }) => deletions[environment.id]?.includes(documentId) ?? false,
  );
  const along = cascades.length === 0 ? '' : ` That would take along ${cascades.join(' and ')}.`;
  return (
    <div className={styles.retire}>
      {isDelete && <TakenAlong name={name} cascades={cascades} />}
      {write === 'deactivate' && (
        <p>
          <strong>Switched off there</strong>: {environment.name} keeps the row and everything that was
          measured on it.
        </p>
      )}
      {(blocked === null || asked) && (
        <p>
          <button
            type="button"
            className={styles.link}
            disabled={busy}
            aria-label={asked ? `Switch ${name} off instead` : `Delete ${name} there for good instead`}
            onClick={() => void store.chooseDelete(environment.id, documentId, !asked)}
          >
            {asked ? 'Switch it off instead' : 'Delete it there for good instead…'}
          </button>
          {!asked && along}
        </p>
      )}
    </div>
  );
}
