import type { Id } from '../../shared/base/ids.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import { diffDocuments } from '../../shared/documents/diff.ts';
import type { Document } from '../../shared/documents/document.ts';
import type { DocumentSummary } from '../../shared/documents/summary.ts';
import type { AttachmentsService } from '../attachments/attachments-service.ts';
import type { Database } from '../database/database.ts';
import { writing } from '../database/transaction.ts';
import type { DocumentsService } from '../documents/documents-service.ts';
import type { Step } from './bundle-messages.ts';
import { type HeldEvent, holdEvents } from './held-documents.ts';
import { lookInto } from './preview-bundle.ts';
import type { ReadBundle } from './read-bundle.ts';

export interface BundleChoice {
  readonly documentId: Id;
  readonly take: 'take' | 'copy';
  /** The revision that was compared; null: there was none. */
  readonly revision: number | null;
}

export interface Imported {
  readonly documents: readonly DocumentSummary[];
  /** What is to be told now that all of it is there. */
  readonly events: readonly HeldEvent[];
}

interface ImportDeps {
  readonly database: Database;
  readonly attachments: Pick<AttachmentsService, 'takeIn'>;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly onStep?: (step: Step) => void;
  /** Asked before each document; where it says yes, nothing is kept. */
  readonly isStopped?: () => boolean;
}

/** Documents between two words about how far it is. */
const toldEvery = 25;

/**
 * Takes in the chosen documents in one transaction: a new one as its first revision, a change as a revision of its own, a copy under a free
 * name. What was compared must be what is here: where it moved, or a choice is not possible any more, nothing is imported.
 */
export function importBundle(
  read: ReadBundle,
  { checksum, choices }: { readonly checksum: string; readonly choices: readonly BundleChoice[] },
  deps: ImportDeps,
): Result<Imported, AppError> {
  if (read.bundle.checksum !== checksum) return err(another);
  const { database, attachments, newId, onStep, isStopped } = deps;
  const { documents, held } = holdEvents(deps);
  const bundled = new Map(read.bundle.documents.map((document) => [document.id, document]));
  return writing(database, () => {
    const look = lookInto(read, documents, false);
    const ids: Id[] = [];
    for (const [done, choice] of choices.entries()) {
      if (isStopped?.()) return err(importStopped);
      if (done % toldEvery === 0) onStep?.({ step: 'write', done, total: choices.length });
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
    return isStopped?.()
      ? err(importStopped)
      : ok({ documents: ids.flatMap((id) => byId.get(id) ?? []), events: held() });
  });
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

export const importStopped = appError('cancelled', 'The import was stopped.', {
  remedy: 'Nothing was imported.',
});

const another = appError('stale-revision', 'This is another bundle than the one that was looked at.', {
  remedy: 'Nothing was imported. Look at it again first.',
});
