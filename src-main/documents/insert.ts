import { err, ok, type Result } from '../../shared/base/result.ts';
import { nameKey } from '../../shared/base/text.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import type { Change, Document } from '../../shared/documents/document.ts';
import type { DocumentSummary, EditIntent } from '../../shared/documents/summary.ts';
import { headerRefusal, recordRefusal } from './admission.ts';
import { type ChangeDeps, labelRefusal, nameTaken } from './changes.ts';
import { searchTextOf } from './search-text.ts';

/** Keeps a whole new document as its revision 1, inside a transaction of the caller. */
export function insertDocument(
  deps: ChangeDeps,
  document: Document,
  edit: { readonly intent: EditIntent; readonly label: string; readonly changeId: string },
): Result<DocumentSummary, AppError> {
  const { documents, edits } = deps;
  const refusal = documentRefusal(document) ?? labelRefusal(edit.label);
  if (refusal) return err(refusal);
  if (documents.find(document.id)) {
    return err(
      appError('conflict', 'A document with this id is already in the workspace.', { place: document.id }),
    );
  }
  const taken = nameTaken(documents, document);
  if (taken) return err(taken);

  const at = deps.now();
  const { id, header } = document;
  documents.insert({ document, nameKey: nameKey(header.name), folded: searchTextOf(header), at });
  for (const record of Object.values(document.records)) {
    documents.putRecord(id, { record, folded: searchTextOf(record) });
  }
  edits.append({ documentId: id, revision: 1, ...edit, at, change: wholeAsChange(document) });
  const summary = documents.summary(id);
  if (!summary) throw new Error(`Document ${id} is not there after its insert`);
  return ok(summary);
}

function documentRefusal(document: Document): AppError | null {
  if (document.id === '' || document.id.length > 64) {
    return appError('bad-input', 'The document has an id that cannot be kept.', {
      place: document.id.slice(0, 80),
    });
  }
  const header = headerRefusal(document.kind, document.header);
  if (header) return header;
  for (const [id, record] of Object.entries(document.records)) {
    if (record.id !== id) {
      return appError('bad-input', 'A record stands under the id of another.', { place: id.slice(0, 80) });
    }
    const refusal = recordRefusal(document.kind, record);
    if (refusal) return refusal;
  }
  return null;
}

/** The first line of the log: everything came out of nothing. */
function wholeAsChange(document: Document): Change {
  const fields = Object.entries(document.header).map(([field, value]) => [field, [null, value]] as const);
  return {
    header: Object.fromEntries(fields),
    added: Object.values(document.records),
    updated: [],
    removed: [],
  };
}
