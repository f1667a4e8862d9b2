import type { Document } from '../../shared/documents/document.ts';
import { documentsEqual } from '../../shared/documents/equal.ts';
import type { DocumentsService, ReadDocument } from '../documents/documents-service.ts';

/**
 * How a bundle's state of a document stands to the history here. older: it said this before, so there is nothing new to take; both: it was
 * changed here and there since it last came from outside; plain: only there, or nobody knows.
 */
export type Standing =
  | { readonly kind: 'plain' }
  | { readonly kind: 'older' | 'both'; readonly revision: number };

/** Revisions that are looked through, newest first, for where it came from; and of those the ones that are opened and compared. */
const looked = { listed: 100, opened: 10 };
export const plain: Standing = { kind: 'plain' };

export function standingOf(
  documents: Pick<DocumentsService, 'history' | 'openRevision'>,
  { document: here, revision }: ReadDocument,
  bundled: Document,
): Standing {
  const history = documents.history(here.id, { before: null, limit: looked.listed, named: false });
  if (!history.ok) return plain;
  const before = history.value.slice(1, 1 + looked.opened).find((edit) => {
    const then = documents.openRevision(here.id, edit.revision);
    return then.ok && documentsEqual(then.value, bundled);
  });
  if (before) return { kind: 'older', revision: before.revision };
  const base = history.value.find(({ intent }) => intent === 'import' || intent === 'pull');
  return base && base.revision !== revision ? { kind: 'both', revision: base.revision } : plain;
}
