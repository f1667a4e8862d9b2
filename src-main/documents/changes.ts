import { err, ok, type Result } from '../../shared/base/result.ts';
import { nameKey } from '../../shared/base/text.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import { applyChange, type ChangeProblem } from '../../shared/documents/apply.ts';
import { touchedIds } from '../../shared/documents/change.ts';
import type { Change, Document, DocumentHeader } from '../../shared/documents/document.ts';
import { headerRefusal, recordRefusal, textRefusal } from './admission.ts';
import type { DocumentsRepository, StoredDocument } from './documents-repository.ts';
import type { ChangeRequest } from './documents-service.ts';
import { kindRefusal } from './edit-rules.ts';
import type { EditsRepository } from './edits-repository.ts';
import { searchTextOf } from './search-text.ts';

export interface ChangeDeps {
  readonly documents: DocumentsRepository;
  readonly edits: EditsRepository;
  /** The time as ISO text with microseconds. */
  readonly now: () => string;
}

export interface Written {
  readonly revision: number;
  /** False where the change was in the log already. */
  readonly fresh: boolean;
  readonly renamed: boolean;
}

/**
 * The one road of every change, inside a transaction of the caller. Only the records that the change touches are read
 * and written, so its cost does not grow with the document. A change id that the log knows answers its revision again.
 */
export function writeChange(deps: ChangeDeps, request: ChangeRequest): Result<Written, AppError> {
  const stored = deps.documents.find(request.id);
  if (!stored) return err(noDocument(request.id));
  const known = deps.edits.find(request.changeId);
  if (known) {
    if (known.documentId === request.id)
      return ok({ revision: known.revision, fresh: false, renamed: false });
    return err(
      appError('invalid-change', 'This change belongs to another document.', { place: request.changeId }),
    );
  }
  if (stored.revision !== request.baseRevision) return err(stale(stored.revision, request.baseRevision));
  if (stored.archivedAt !== null) return err(archivedDocument(stored));
  const { change } = request;
  const touched = deps.documents.someRecords(request.id, new Set(touchedIds(change)));
  const before = { id: stored.id, kind: stored.kind, header: stored.header, records: touched };
  const applied = applyChange(before, change);
  if (!applied.ok) return err(misfit(applied.error));
  const refusal =
    changeRefusal(stored, change, applied.value.header) ??
    labelRefusal(request.label) ??
    // What was there once may come back: a start is undone, a revision restored, a pull taken.
    (request.intent === 'edit' ? kindRefusal(before, change) : null);
  if (refusal) return err(refusal);
  const taken = nameTaken(deps.documents, applied.value);
  if (change.header && taken) return err(taken);

  const revision = stored.revision + 1;
  writeRows(deps, request, applied.value.header, revision);
  return ok({ revision, fresh: true, renamed: applied.value.header.name !== stored.header.name });
}

function writeRows(
  { documents, edits, now }: ChangeDeps,
  { id, changeId, intent, label, change }: ChangeRequest,
  header: DocumentHeader,
  revision: number,
): void {
  const at = now();
  for (const record of change.removed) documents.removeRecord(id, record.id);
  for (const [, record] of change.updated) documents.putRecord(id, { record, folded: searchTextOf(record) });
  for (const record of change.added) documents.putRecord(id, { record, folded: searchTextOf(record) });
  if (change.header) documents.setHeader(id, header, nameKey(header.name), searchTextOf(header));
  documents.setRevision(id, revision, at);
  edits.append({ documentId: id, revision, changeId, intent, label, at, change });
}

function changeRefusal(stored: StoredDocument, change: Change, header: DocumentHeader): AppError | null {
  if (change.header) {
    const refusal = headerRefusal(stored.kind, header);
    if (refusal) return refusal;
  }
  for (const record of [...change.added, ...change.updated.map(([, after]) => after)]) {
    const refusal = recordRefusal(stored.kind, record);
    if (refusal) return refusal;
  }
  return null;
}

export function labelRefusal(label: string): AppError | null {
  return textRefusal(label, 'The description of the change', 'label');
}

/** A name belongs to one document of its kind that is not archived. */
export function nameTaken(documents: DocumentsRepository, document: Document): AppError | null {
  const { name } = document.header;
  if (documents.nameHolder(document.kind, nameKey(name), document.id) === null) return null;
  return appError('name-taken', `There is already a ${document.kind} named "${name.trim()}".`, {
    place: 'name',
    remedy: 'Choose another name.',
  });
}

export function noDocument(id: string): AppError {
  return appError('not-found', 'This document is not in the workspace.', { place: id });
}

function archivedDocument(stored: StoredDocument): AppError {
  return appError('read-only', `"${stored.header.name}" is archived and cannot be changed.`, {
    place: stored.id,
    remedy: 'Restore it first.',
  });
}

function stale(revision: number, base: number): AppError {
  return appError(
    'stale-revision',
    `The document is at revision ${revision}; this change was made on revision ${base}.`,
    { remedy: 'Nothing was overwritten. Take the newest state and make the change again.' },
  );
}

function misfit(problem: ChangeProblem): AppError {
  return appError(
    'invalid-change',
    `The change does not fit the document: ${problemInWords[problem.reason]}.`,
    {
      place: problem.place.slice(0, 120),
      remedy: 'Nothing was changed. Take the newest state and make the change again.',
    },
  );
}

const problemInWords: Readonly<Record<ChangeProblem['reason'], string>> = {
  'header-differs': 'a field of the document has another value by now',
  'already-there': 'an item that it adds is already there',
  'not-there': 'an item that it changes is not there any more',
  'record-differs': 'an item that it changes is different by now',
  repeated: 'it names the same item twice',
  'id-or-kind-changed': 'it would turn one item into another',
  'unsafe-name': 'it uses a name that cannot be kept safely',
};
