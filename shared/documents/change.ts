import { jsonEqual } from '../base/json.ts';
import type { Change, Document, DocumentRecord } from './document.ts';

export function isEmptyChange(change: Change): boolean {
  return (
    change.added.length === 0 &&
    change.updated.length === 0 &&
    change.removed.length === 0 &&
    Object.keys(change.header ?? {}).length === 0
  );
}

/** Every record id that the change touches, each once. */
export function touchedIds(change: Change): string[] {
  const ids = [
    ...change.removed.map((record) => record.id),
    ...change.updated.map(([before]) => before.id),
    ...change.added.map((record) => record.id),
  ];
  return [...new Set(ids)];
}

/** Whether two states of a record differ in their place on the canvas only. */
export function isLayoutOnly(before: DocumentRecord, after: DocumentRecord): boolean {
  return jsonEqual({ ...before, layout: null }, { ...after, layout: null });
}

/** A change that sets fields of one record; undefined where nothing would change. */
export function updateRecord(
  document: Document,
  id: string,
  fields: Partial<DocumentRecord>,
): Change | undefined {
  const before = Object.hasOwn(document.records, id) ? document.records[id] : undefined;
  if (!before) return undefined;
  const after = { ...before, ...fields } as DocumentRecord;
  return jsonEqual(before, after) ? undefined : { added: [], updated: [[before, after]], removed: [] };
}
