import { isEmptyChange } from './change.ts';
import { diffDocuments } from './diff.ts';
import type { Document } from './document.ts';

/** Equal in what they say: the same id and kind, records and header; an absent header field is null. */
export function documentsEqual(a: Document, b: Document): boolean {
  return a.id === b.id && a.kind === b.kind && isEmptyChange(diffDocuments(a, b));
}
