import { nameKey } from '../../../shared/base/text.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { recordsOf } from '../../../shared/documents/record-list.ts';
import { uniqueName } from './unique-name.ts';

/** The names of the records of a kind, as they are compared. */
export function takenNames(document: Document, kind: string): Set<string> {
  const names = new Set<string>();
  for (const record of recordsOf(document)) {
    const name = record.kind === kind ? record['name'] : undefined;
    if (typeof name === 'string') names.add(nameKey(name));
  }
  return names;
}

/** The wished name, numbered where a record of this kind has it already; `limit` in code points. */
export function freeName(document: Document, kind: string, wished: string, limit = 100): string {
  return uniqueName(wished, takenNames(document, kind), limit);
}

/** Behind every record for which `among` holds. */
export function orderBehind(document: Document, among: (record: DocumentRecord) => boolean): number {
  let last = 0;
  for (const record of recordsOf(document)) {
    const order = record['order'];
    if (typeof order === 'number' && among(record)) last = Math.max(last, order);
  }
  return Math.floor(last) + 1;
}
