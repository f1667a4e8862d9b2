import type { Change, Document, DocumentRecord } from './document.ts';

interface LastChange {
  readonly before: Document;
  readonly change: Change;
}

/** Weak both ways: a document does not keep alive all that it was before. */
const known = new WeakMap<Document, { readonly before: WeakRef<Document>; readonly change: Change }>();

/** How a document came about, where it came of a change to another that is still in memory. */
export function lastChange(document: Document): LastChange | null {
  const found = known.get(document);
  const before = found?.before.deref();
  return found && before ? { before, change: found.change } : null;
}

export function rememberChange(before: Document, change: Change, after: Document): void {
  known.set(after, { before: new WeakRef(before), change });
}

/** Whether a change does nothing but update a few records: what most edits of a designer do. */
export function updatesFew({ header, added, updated, removed }: Change): boolean {
  return header === undefined && added.length === 0 && removed.length === 0 && updated.length <= few;
}

/** Whether a change adds, updates or removes a record of this sort. */
export function touches(
  { added, updated, removed }: Change,
  is: (record: DocumentRecord) => boolean,
): boolean {
  return added.some(is) || removed.some(is) || updated.some(([, after]) => is(after));
}

/** Past it, to work something out anew is hardly slower than to follow each change. */
const few = 64;
