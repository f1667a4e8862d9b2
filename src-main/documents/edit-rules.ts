import { type AppError, appError } from '../../shared/contract/errors.ts';
import type { Change, Document, DocumentKind } from '../../shared/documents/document.ts';
import { asNewDraft, editRefusal } from '../../shared/experiments/status.ts';

/** What a kind forbids its edits, in words. Asked with the document as it was; only the touched records are in it. */
const refusals: Readonly<
  Partial<Record<DocumentKind, (before: Document, change: Change) => string | undefined>>
> = {
  experiment: editRefusal,
};

export function kindRefusal(before: Document, change: Change): AppError | null {
  const reason = refusals[before.kind]?.(before, change);
  if (reason === undefined) return null;
  return appError('invalid-change', reason, { place: 'status', remedy: 'Nothing was changed.' });
}

/** What a copy is not any more. */
export function asCopy(document: Document): Document {
  return document.kind === 'experiment' ? asNewDraft(document) : document;
}
