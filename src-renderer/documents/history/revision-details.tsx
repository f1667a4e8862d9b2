import { Button } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { AppError } from '../../../shared/contract/errors.ts';
import { compareDocuments } from '../../../shared/documents/compare/comparison.ts';
import { restoreField, restoreRecord } from '../../../shared/documents/compare/restoring.ts';
import type { Document } from '../../../shared/documents/document.ts';
import type { FieldInWords } from '../../../shared/documents/in-words.ts';
import type { Edit } from '../../../shared/documents/summary.ts';
import { clock } from '../../ui/formats.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { showDone, showFailure } from '../../ui/toast.tsx';
import type { Session } from '../session.ts';
import type { ComparedRevision, CompareRevisions } from './compared-revision.ts';
import { loadDescriber } from './describers.ts';
import { differencesInWords } from './differences.ts';
import { labelOf } from './edit-label.ts';
import classes from './history-panel.module.css';
import type { History } from './history-store.ts';
import { VersionName } from './version-name.tsx';

interface RevisionDetailsProps {
  readonly session: Session;
  readonly history: History;
  readonly edit: Edit;
  readonly readOnly: boolean;
  readonly onCompare: CompareRevisions | null;
}

type Past =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: AppError }
  | { readonly state: 'ready'; readonly document: Document };

/** A past revision, read only: what has changed since, and the way back to it. */
export function RevisionDetails({ session, history, edit, readOnly, onCompare }: RevisionDetailsProps) {
  const now = useStore(session.store, (state) => state.document);
  const [past, setPast] = useState<Past>({ state: 'loading' });
  const [lines, setLines] = useState<readonly FieldInWords[] | null>(null);
  const [busy, setBusy] = useState(false);
  const { revision } = edit;

  useEffect(() => {
    let left = false;
    async function read() {
      const reply = await history.open(revision);
      if (left) return;
      setPast(reply.ok ? { state: 'ready', document: reply.value } : { state: 'failed', error: reply.error });
    }
    void read();
    return () => {
      left = true;
    };
  }, [history, revision]);

  useEffect(() => {
    let left = false;
    if (past.state !== 'ready') return undefined;
    const { document } = past;
    async function compare() {
      const words = await differencesInWords(document, now);
      if (!left) setLines(words);
    }
    void compare();
    return () => {
      left = true;
    };
  }, [past, now]);

  async function restore() {
    setBusy(true);
    const reply = await history.restore(revision);
    setBusy(false);
    if (reply.ok) showDone(`Revision ${revision} is back, as a new revision.`);
    else showFailure(reply.error);
  }

  /** One record, or one field of the document itself, as one step that can be undone. */
  async function restorePart({ recordId, record, field, what }: FieldInWords) {
    if (past.state !== 'ready') return;
    const comparison = compareDocuments(past.document, now, await loadDescriber(now.kind));
    const change =
      recordId !== null
        ? restoreRecord(comparison, recordId)
        : field !== null
          ? restoreField(comparison, null, field)
          : null;
    const label = `Restore ${record ?? what} from ${edit.version ?? `revision ${revision}`}`;
    // What is refused is told by the session.
    if (change) session.commit(label, change);
  }

  return (
    <section className={classes.details} aria-label={`Revision ${revision}`}>
      <div className={classes.detailsHead}>
        <span className={classes.detailsTitle}>
          Revision {revision}, {clock(edit.at)}
          <span className={classes.quiet}> {labelOf(edit)}</span>
        </span>
        <span className={classes.buttons}>
          {onCompare && lines !== null && lines.length > 0 && (
            <Button variant="default" size="compact-sm" onClick={() => onCompare(edit, null)}>
              Compare with now
            </Button>
          )}
          {onCompare && revision > 1 && (
            <Button variant="default" size="compact-sm" onClick={() => onCompare(before(revision), edit)}>
              Compare with previous
            </Button>
          )}
          {!readOnly && lines !== null && lines.length > 0 && (
            <Button variant="default" size="compact-sm" loading={busy} onClick={() => void restore()}>
              Restore this revision
            </Button>
          )}
        </span>
      </div>
      {!readOnly && <VersionName key={revision} history={history} edit={edit} />}
      {past.state === 'failed' ? (
        <p className={classes.problem} role="alert">
          {past.error.message} {past.error.remedy}
        </p>
      ) : lines === null || past.state === 'loading' ? (
        <SkeletonRows rows={3} label="Comparing with the document as it is now" />
      ) : lines.length === 0 ? (
        <p className={classes.note}>The document is now as it was then.</p>
      ) : (
        <>
          <h3 className={classes.heading}>Since then</h3>
          <ul className={classes.lines}>
            {lines.slice(0, mostLines).map((line, index) => (
              <li key={`${line.recordId} ${line.field} ${index}`} className={classes.line}>
                <span className={classes.what}>{line.what}</span>
                {line.record !== null && <span className={classes.record}>{line.record}</span>}
                <span className={classes.values}>
                  {line.before !== null && <del>{line.before}</del>}{' '}
                  {line.after !== null && <ins>{line.after}</ins>}
                </span>
                {!readOnly && isFirstOf(lines, index) && (
                  <IconButton
                    label={`Restore ${line.record ?? line.what} from ${edit.version ?? `revision ${revision}`}`}
                    Icon={Undo2}
                    size={22}
                    onClick={() => void restorePart(line)}
                  />
                )}
              </li>
            ))}
          </ul>
          {lines.length > mostLines && (
            <p className={classes.note}>And {lines.length - mostLines} more differences.</p>
          )}
        </>
      )}
    </section>
  );
}

const mostLines = 200;

/** The revision before; its name and time are looked up where they are shown. */
function before(revision: number): ComparedRevision {
  return { revision: revision - 1, version: null, at: null };
}

/** Whether a line is the first one about its record; every line about the document itself stands alone. */
function isFirstOf(lines: readonly FieldInWords[], index: number): boolean {
  const line = lines[index];
  if (!line) return false;
  return line.recordId === null || lines.findIndex(({ recordId }) => recordId === line.recordId) === index;
}
