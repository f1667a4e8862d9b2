import { jsonEqual } from '../../../shared/base/json.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { recordsOf } from '../../../shared/documents/record-list.ts';
import type { Outcome } from '../gestures.ts';
import type { Steps } from './steps.ts';

/** What tidying made of the records, as one change; null where all lay as it would have them. */
export function* tidied(
  document: Document,
  records: Readonly<Record<string, DocumentRecord>>,
): Steps<Outcome | null> {
  const updated: [DocumentRecord, DocumentRecord][] = [];
  for (const before of recordsOf(document)) {
    const now = records[before.id];
    if (now === undefined || now === before) continue;
    if (!jsonEqual(before, now)) updated.push([before, now]);
    yield;
  }
  return updated.length === 0
    ? null
    : { label: 'Tidy the layout', change: { added: [], updated, removed: [] } };
}
