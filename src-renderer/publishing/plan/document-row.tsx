import { Checkbox } from '@mantine/core';
import { useId } from 'react';
import { assertNever } from '../../../shared/base/assert-never.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { PlannedDocument } from '../../../shared/publishing/plan.ts';
import type { RemoteState } from '../../../shared/publishing/push-result.ts';
import { kindWords } from '../../documents/explorer/kinds.ts';
import { FoldButton } from '../../ui/fold-button.tsx';
import type { PublishingStore } from '../publishing-store.ts';
import { isTickable } from '../store/state.ts';
import { changeCount, count, fieldCount, writeWord } from '../words.ts';
import { NeededBy } from './needed-by.tsx';
import { PlannedDetails } from './planned-details.tsx';
import { RetireChoice } from './retire-choice.tsx';
import { RunningJourneys } from './running-journeys.tsx';
import { SyncBadgeMark } from './sync-badge.tsx';
import styles from './table.module.css';

interface DocumentRowProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly document: RemoteState;
  readonly planned: PlannedDocument | null;
  readonly ticked: boolean;
  readonly busy: boolean;
  /** The plan that it is shown with can still be asked about it; null: there is none. */
  readonly planId: string | null;
  /** Whether its details are unfolded. */
  readonly open: boolean;
  readonly onFold: (open: boolean) => void;
  readonly onTick: (on: boolean) => void;
  readonly onOpenDocument: (documentId: string, recordId: string | null) => void;
  /** Shows the row there and the document here on one canvas. */
  readonly onCompareDocument?: ((documentId: string) => void) | undefined;
}

/** States with something on both sides. */
const comparable: ReadonlySet<RemoteState['state']> = new Set(['changed-here', 'changed-there', 'conflict']);

export function DocumentRow(props: DocumentRowProps) {
  const { store, environment, document, planned, ticked, busy, planId } = props;
  const { open, onFold, onTick, onOpenDocument, onCompareDocument } = props;
  const detailsId = useId();
  const able = isTickable(document);
  const label =
    document.state === 'archived-here' ? `Switch off ${document.name} there` : `Publish ${document.name}`;
  const isCompared = onCompareDocument !== undefined && comparable.has(document.state);
  const foldable =
    (planned !== null && (planned.fields.length > 0 || planned.write !== 'none')) ||
    explanation(document, environment) !== null ||
    isCompared;
  const { Icon: Kind, color } = kindWords[document.kind];
  return (
    <li className={styles.item} data-blocked={planned?.blocked !== null && planned !== null}>
      <div className={styles.row} data-row={document.documentId}>
        <Checkbox
          size="xs"
          aria-label={label}
          checked={able && (ticked || planned?.takenAlong === true)}
          disabled={!able || busy}
          onChange={(event) => onTick(event.currentTarget.checked)}
        />
        {foldable ? (
          <FoldButton
            label={`What happens to ${document.name}`}
            open={open}
            controls={detailsId}
            onFold={onFold}
          />
        ) : (
          <span />
        )}
        <span className={styles.name}>
          <Kind className={styles.kind} size={15} strokeWidth={1.75} style={{ color }} aria-hidden />
          <strong>{document.name}</strong>
          <span className={styles.detail}>{detailOf(document, planned, environment.name)}</span>
        </span>
        <span className={styles.state}>
          <SyncBadgeMark state={document.state} />
        </span>
        <span className={styles.write}>{writeOf(document, planned, ticked)}</span>
        <span className={styles.rows}>
          {planned && planned.write !== 'none' ? planned.rows : <RowAction {...props} />}
        </span>
      </div>
      {planned?.blocked && (
        <p className={styles.blocked} role="alert">
          {planned.blocked}
          <button
            type="button"
            className={styles.link}
            onClick={() => onOpenDocument(document.documentId, null)}
          >
            Open on the canvas
          </button>
        </p>
      )}
      {planned?.takenAlong && planned.neededBy && (
        <NeededBy
          store={store}
          environmentId={environment.id}
          planned={planned}
          neededBy={planned.neededBy}
          busy={busy}
        />
      )}
      {planned?.running && (
        <RunningJourneys
          store={store}
          environmentId={environment.id}
          planned={planned}
          running={planned.running}
          busy={busy}
        />
      )}
      {planned !== null && document.state === 'archived-here' && (
        <RetireChoice {...props} planned={planned} />
      )}
      {open && (
        <div id={detailsId} className={styles.details}>
          {isCompared && (
            <p className={styles.explanation}>
              <button
                type="button"
                className={styles.link}
                aria-label={`Show ${document.name} on the canvas, compared`}
                onClick={() => onCompareDocument?.(document.documentId)}
              >
                Show on the canvas
              </button>{' '}
              what differs between {environment.name} and this workspace.
            </p>
          )}
          {explanation(document, environment) && (
            <p className={styles.explanation}>{explanation(document, environment)}</p>
          )}
          {planned && (
            <PlannedDetails
              store={store}
              planId={planId}
              planned={planned}
              environmentName={environment.name}
              isShown={isCompared}
              onOpenRecord={(recordId) => onOpenDocument(document.documentId, recordId)}
            />
          )}
        </div>
      )}
    </li>
  );
}

/** The one thing to do with a row that a push does not write. */
function RowAction({ store, environment, document, busy }: DocumentRowProps) {
  const { documentId, name } = document;
  switch (document.state) {
    case 'new-there':
    case 'changed-there':
      return (
        <LinkButton
          label="Pull"
          about={name}
          disabled={busy}
          onClick={() => void store.pull(environment.id, [documentId])}
        />
      );
    case 'conflict':
    case 'deleted-there':
      return (
        <LinkButton
          label="Resolve"
          about={name}
          disabled={busy}
          onClick={() => store.showPanel({ kind: 'conflict', documentId })}
        />
      );
    case 'raw':
      return (
        <LinkButton
          label="View"
          about={name}
          disabled={busy}
          onClick={() => store.showPanel({ kind: 'remote', documentId })}
        />
      );
    case 'equal':
    case 'new-here':
    case 'changed-here':
    case 'archived-here':
      return null;
    default:
      return assertNever(document.state);
  }
}

interface LinkButtonProps {
  readonly label: string;
  readonly about: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

function LinkButton({ label, about, disabled, onClick }: LinkButtonProps) {
  return (
    <button
      type="button"
      className={styles.link}
      disabled={disabled}
      aria-label={`${label} ${about}`}
      onClick={onClick}
    >
      {label}
    </button>
  );
}

/** What is not ticked is not written, and nothing is said of it. */
function writeOf(document: RemoteState, planned: PlannedDocument | null, ticked: boolean): string {
  if (planned) return writeWord(planned.write);
  if (!ticked) return '';
  if (document.state === 'changed-here') return 'update';
  return document.state === 'new-here' ? 'insert' : '';
}

function detailOf(document: RemoteState, planned: PlannedDocument | null, name: string): string {
  if (planned && planned.write !== 'none') {
    const { errors, warnings } = planned.findings;
    return [
      planned.fieldsLater ? changeCount(planned.fieldsLater) : '',
      planned.fields.length > 0 ? fieldCount(planned.fields) : '',
      planned.takenAlong ? 'goes along' : '',
      errors > 0 ? count(errors, 'finding blocks it', 'findings block it') : '',
      warnings > 0 ? count(warnings, 'warning') : '',
    ]
      .filter(Boolean)
      .join(', ');
  }
  switch (document.state) {
    case 'conflict':
      return 'changed here and there';
    case 'changed-there':
      return `changed in ${name} since it was last read`;
    case 'new-there':
      return 'not in this workspace yet';
    case 'deleted-there':
      return `no longer in ${name}`;
    case 'raw':
      return document.reason ?? 'cannot be opened on the canvas';
    case 'archived-here':
      return 'tick it to switch it off there';
    case 'equal':
    case 'new-here':
    case 'changed-here':
      return '';
    default:
      return assertNever(document.state);
  }
}

/** Where a state is not self-evident: what it means, what is safe, what can be done. */
function explanation({ state, reason }: RemoteState, { name }: Environment): string | null {
  switch (state) {
    case 'conflict':
      return `It was edited here and in ${name}, from the same starting point. Neither side is overwritten. Resolve shows both and asks which one to keep.`;
    case 'deleted-there':
      return `Somebody removed this row from ${name} after it was last read. The document here is untouched. Resolve asks whether to keep it or to follow ${name}.`;
    case 'raw':
      return `${reason ?? 'The row is not in the form that the canvas reads'}. It is kept as it is and never overwritten. View shows what it holds.`;
    case 'archived-here':
      return `It was archived in this workspace only. Its row stays in ${name}, in use as before, until you tick it: then a push switches it off there and keeps everything else. Restored and published, it is in use again.`;
    case 'changed-there':
    case 'new-there':
      return `Pull brings it into this workspace. Nothing is written to ${name}.`;
    case 'equal':
    case 'new-here':
    case 'changed-here':
      return null;
    default:
      return assertNever(state);
  }
}
