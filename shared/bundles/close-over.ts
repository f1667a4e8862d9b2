import type { Id } from '../base/ids.ts';
import type { Document } from '../documents/document.ts';
import { referencesOf } from '../workspace/references.ts';

export interface Closed {
  /** The chosen ones first. */
  readonly documents: readonly Document[];
  /** Those that came along because another one names them. */
  readonly added: readonly Document[];
  /** What is named and not there. */
  readonly missing: readonly { readonly from: string; readonly toDocumentId: Id }[];
}

/** The chosen documents, with everything that they name, and what that names, as far as it is there. */
export function closeOver(chosen: readonly Document[], find: (id: Id) => Document | undefined): Closed {
  const documents = new Map(chosen.map((document) => [document.id, document]));
  const missing: { from: string; toDocumentId: Id }[] = [];
  const open = [...chosen];
  for (let document = open.shift(); document; document = open.shift()) {
    for (const toDocumentId of new Set(referencesOf(document).map((one) => one.toDocumentId))) {
      if (documents.has(toDocumentId)) continue;
      const found = find(toDocumentId);
      if (found) {
        documents.set(toDocumentId, found);
        open.push(found);
      } else missing.push({ from: document.header.name, toDocumentId });
    }
  }
  const all = [...documents.values()];
  return { documents: all, added: all.slice(chosen.length), missing };
}
