import type { Id } from '../../shared/base/ids.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import { diffDocuments } from '../../shared/documents/diff.ts';
import type { Document } from '../../shared/documents/document.ts';
import type { DocumentSummary } from '../../shared/documents/summary.ts';
import { writing } from '../database/transaction.ts';
import type { DocumentsService } from '../documents/documents-service.ts';
import type { BundlesDeps } from './bundles-service.ts';
import { lookInto } from './preview-bundle.ts';
import type { ReadBundle } from './read-bundle.ts';

export interface BundleChoice {
  readonly documentId: Id;
  readonly take: 'take' | 'copy';
  /** The revision that was compared; null: there was none. */
  readonly revision: number | null;
}

/**
 * Takes in the chosen documents in one transaction: a new one as its first revision, a change as a revision of its own, a copy under a free
 * name. What was compared must be what is here: where it moved, or a choice is not possible any more, nothing is imported.
 */
export function importBundle(
  read: ReadBundle,
  choices: readonly BundleChoice[],
  { database, held, attachments, newId }: Pick<BundlesDeps, 'database' | 'held' | 'attachments' | 'newId'>,
): Result<readonly DocumentSummary[], AppError> {
  const { documents } = held;
  const bundled = new Map(read.bundle.documents.map((document) => [document.id, document]));
  try {
    const imported = writing(database, () => {
      const look = lookInto(read, documents, false);
      const ids: Id[] = [];
      for (const choice of choices) {
        const document = bundled.get(choice.documentId);
        if (!document) return err(notInBundle(choice.documentId));
        const now = look(document);
        if (now.revision !== choice.revision || !now.choices.includes(choice.take)) {
          return err(moved(now.name));
        }
        const taken = takeOne(documents, document, choice, newId);
        if (!taken.ok) return err(named(taken.error, now.name));
        ids.push(taken.value);
      }
      attachments.takeIn(read.bundle.images);
      const byId = new Map(documents.list({ archived: false }).map((summary) => [summary.id, summary]));
      return ok(ids.flatMap((id) => byId.get(id) ?? []));
    });
    if (imported.ok) held.send();
    return imported;
  } finally {
    held.drop();
  }
}

/** Answers the id under which it is here now. */
function takeOne(
  documents: DocumentsService,
  document: Document,
  { take, revision, documentId }: BundleChoice,
  newId: () => string,
): Result<Id, AppError> {
  const label = 'Import from a bundle';
  if (take === 'copy' || revision === null) {
    const inserted =
      take === 'copy'
        ? documents.insertCopy(document, document.header.name, 'import', label)
        : documents.insert(document, 'import', label);
    return inserted.ok ? ok(inserted.value.id) : inserted;
  }
  const here = documents.read(documentId);
  if (!here.ok) return here;
  const change = diffDocuments(here.value.document, document);
  const request = { id: documentId, baseRevision: revision, changeId: newId(), intent: 'import' as const };
  const applied = documents.applyChange({ ...request, label, change });
  return applied.ok ? ok(documentId) : applied;
}

function notInBundle(id: Id): AppError {
  return appError('not-found', 'The bundle does not hold this document. Nothing was imported.', {
    place: id,
  });
}

function moved(name: string): AppError {
  return appError('stale-revision', `"${name}" changed here since the bundle was looked at.`, {
    remedy: 'Nothing was imported. Look at the bundle again, then choose again.',
  });
}

function named(error: AppError, name: string): AppError {
  return { ...error, message: `"${name}": ${error.message}`, remedy: 'Nothing was imported.' };
}
