import type { Id } from '../../base/ids.ts';
import { canonicalJson, type Json } from '../../base/json.ts';
import type { Document, DocumentRecord } from '../document.ts';
import type { DocumentWords, FindRecord } from '../in-words.ts';
import { recordOf } from '../three-way-places.ts';
import { homeIdOf } from './home.ts';

/**
 * `before` with the ids of `after`, so that two documents can be compared that share none, such as a copy and what it was
 * made of. What has the same id on both sides keeps it; of the rest, records of one kind and name in the same home belong
 * together, in the order in which they stand. Connections follow their ends.
 */
export function alignDocument(before: Document, after: Document, words: DocumentWords): Document {
  const ids = new Map<Id, Id>();
  pair(before, after, words, ids, isNoConnection);
  pair(before, after, words, ids, (record) => !isNoConnection(record));
  const records = Object.values(before.records).map((record) => renamed(record, ids));
  return {
    ...before,
    id: after.id,
    records: Object.fromEntries(records.map((record) => [record.id, record])),
  };
}

function isNoConnection(record: DocumentRecord): boolean {
  return typeof record['from'] !== 'string';
}

function pair(
  before: Document,
  after: Document,
  words: DocumentWords,
  ids: Map<Id, Id>,
  wanted: (record: DocumentRecord) => boolean,
): void {
  const free = Map.groupBy(
    Object.values(after.records).filter((record) => wanted(record) && !recordOf(before, record.id)),
    (record) => likeness(record, after, words, null),
  );
  const taken = new Set(ids.values());
  for (const list of free.values()) list.sort(byOrder);
  const olds = Object.values(before.records).filter(
    (record) => wanted(record) && !recordOf(after, record.id) && !ids.has(record.id),
  );
  for (const record of olds.sort(byOrder)) {
    const other = free.get(likeness(record, before, words, ids))?.shift();
    if (!other || taken.has(other.id)) continue;
    ids.set(record.id, other.id);
    taken.add(other.id);
  }
}

/** What makes two records of different documents the same one to people. */
function likeness(
  record: DocumentRecord,
  document: Document,
  words: DocumentWords,
  ids: ReadonlyMap<Id, Id> | null,
): string {
  const find: FindRecord = (id) => recordOf(document, id);
  const idNow = (id: Json | undefined) => (typeof id === 'string' ? (ids?.get(id) ?? id) : null);
  const homeId = homeIdOf(record);
  const home = homeId === null ? undefined : find(homeId);
  if (!isNoConnection(record))
    return canonicalJson([record.kind, idNow(record['from']), idNow(record['to'])]);
  return canonicalJson([
    record.kind,
    words.recordName(record, find),
    home ? words.recordName(home, find) : null,
  ]);
}

function byOrder(a: DocumentRecord, b: DocumentRecord): number {
  return Number(a['order'] ?? 0) - Number(b['order'] ?? 0) || (a.id < b.id ? -1 : 1);
}

function renamed(record: DocumentRecord, ids: ReadonlyMap<Id, Id>): DocumentRecord {
  return rename(record, ids) as DocumentRecord;
}

/** Every text that is an id becomes the other one, however deep it stands. */
function rename(value: Json, ids: ReadonlyMap<Id, Id>): Json {
  if (typeof value === 'string') return ids.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item: Json) => rename(item, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, item]) => [field, field === 'kind' ? item : rename(item, ids)]),
  );
}
