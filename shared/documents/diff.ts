import { type Json, jsonEqual } from '../base/json.ts';
import type { Change, Document, DocumentRecord, FieldChange } from './document.ts';

/**
 * The change that makes `after` out of `before`: two states of one document. Linear in the number of records. A record that
 * became another kind is removed and added, for a kind never changes by an update.
 */
export function diffDocuments(before: Document, after: Document): Change {
  const added: DocumentRecord[] = [];
  const updated: [DocumentRecord, DocumentRecord][] = [];
  const removed: DocumentRecord[] = [];
  for (const record of Object.values(before.records)) {
    const now = Object.hasOwn(after.records, record.id) ? after.records[record.id] : undefined;
    if (!now) removed.push(record);
    else if (now.kind !== record.kind) {
      removed.push(record);
      added.push(now);
    } else if (now !== record && !jsonEqual(now, record)) updated.push([record, now]);
  }
  for (const record of Object.values(after.records)) {
    if (!Object.hasOwn(before.records, record.id)) added.push(record);
  }
  const header = diffHeader(before, after);
  return header ? { header, added, updated, removed } : { added, updated, removed };
}

function diffHeader(before: Document, after: Document): Record<string, FieldChange> | undefined {
  const fields: Record<string, FieldChange> = {};
  for (const field of new Set([...Object.keys(before.header), ...Object.keys(after.header)])) {
    const old = own(before.header, field);
    const now = own(after.header, field);
    if (!jsonEqual(old, now)) fields[field] = [old, now];
  }
  return Object.keys(fields).length > 0 ? fields : undefined;
}

function own(header: Document['header'], field: string): Json {
  return (Object.hasOwn(header, field) ? header[field] : null) ?? null;
}
