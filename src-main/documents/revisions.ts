import { err, ok, type Result } from '../../shared/base/result.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import { applyChange } from '../../shared/documents/apply.ts';
import type { Document } from '../../shared/documents/document.ts';
import { invertChange } from '../../shared/documents/invert.ts';
import { squashChanges } from '../../shared/documents/squash.ts';
import type { EditIntent } from '../../shared/documents/summary.ts';
import { buildUndoStacks, type UndoStacks, undoLimit } from '../../shared/documents/undo-stack.ts';
import type { ReadDocument } from './documents-service.ts';
import type { EditsRepository } from './edits-repository.ts';

/** The document as it was at a revision: everything since, squashed and taken back at once. */
export function documentAtRevision(
  edits: EditsRepository,
  current: ReadDocument,
  revision: number,
): Result<Document, AppError> {
  const { document } = current;
  if (revision === current.revision) return ok(document);
  if (revision < 1 || revision > current.revision) return err(noRevision(revision));
  const later = edits.since(document.id, revision + 1);
  if (later.length !== current.revision - revision) {
    throw new Error(`The edit log of ${document.id} has a gap after revision ${revision}`);
  }
  const back = applyChange(document, invertChange(squashChanges(later.map((edit) => edit.change))));
  if (!back.ok) throw new Error(`The edit log of ${document.id} does not fit at ${back.error.place}`);
  return ok(back.value);
}

export function noRevision(revision: number): AppError {
  return appError('not-found', `The document has no revision ${revision}.`, { place: String(revision) });
}

/** What can be undone and redone now, from the newest part of the log that decides it. */
export function undoStacksOf(edits: EditsRepository, documentId: string): UndoStacks {
  const start = firstRevisionNeeded(edits.intents(documentId));
  // The first revision is no step, and its change may be as large as the document: it is not even read.
  return buildUndoStacks(edits.since(documentId, Math.max(2, start)));
}

/**
 * Going back in time: an undo takes the step before it off the stack, so that many earlier steps do not count. The walk ends where the
 * undo stack is full and the last fresh edit, which emptied the redo stack, has been passed.
 */
function firstRevisionNeeded(
  newestFirst: Iterable<{ readonly revision: number; readonly intent: EditIntent }>,
): number {
  let undone = 0;
  let kept = 0;
  let freshEditSeen = false;
  for (const { revision, intent } of newestFirst) {
    if (intent === 'undo') undone += 1;
    else {
      if (undone > 0) undone -= 1;
      else kept += 1;
      if (intent !== 'redo') freshEditSeen = true;
    }
    if (freshEditSeen && kept >= undoLimit) return revision;
  }
  return 1;
}
