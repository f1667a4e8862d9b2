import type { Id } from '../../base/ids.ts';
import type { Json } from '../../base/json.ts';
import { diffDocuments } from '../diff.ts';
import type { Change, Document, DocumentRecord } from '../document.ts';
import { recordOf } from '../three-way-places.ts';
import { type Comparison, valueOf } from './comparison.ts';

/**
 * The change of `after` by which one record becomes as it was before: a removed one comes back with what it refers to and with
 * its connections, an added one goes with what was added to it. Fields of others that speak of an added one become as they were.
 * null where nothing differs. Linear in the number of records.
 */
export function restoreRecord(comparison: Comparison, id: Id): Change | null {
  const sides = sidesOf(comparison);
  const difference = comparison.records.get(id);
  if (!sides || !difference) return null;
  const records = new Map(Object.entries(sides.after.records));
  if (difference.state === 'added') takeOut(records, id, sides);
  else {
    if (difference.before) records.set(id, difference.before);
    bringBack(records, [id], sides);
  }
  return changeOf(sides.after, records);
}

/** One field as it was before, with the records that its value speaks of; recordId null: a field of the header. */
export function restoreField(comparison: Comparison, recordId: Id | null, field: string): Change | null {
  const sides = sidesOf(comparison);
  if (!sides) return null;
  if (recordId === null) {
    const found = comparison.header.find((one) => one.field === field);
    if (!found) return null;
    const pair = [found.is ?? null, found.was ?? null] as const;
    return { header: { [field]: pair }, added: [], updated: [], removed: [] };
  }
  const [was, is] = [recordOf(sides.before, recordId), recordOf(sides.after, recordId)];
  if (!was || !is || was.kind !== is.kind) return null;
  const records = new Map(Object.entries(sides.after.records));
  records.set(recordId, withField(is, was, field));
  bringBack(records, [recordId], sides);
  return changeOf(sides.after, records);
}

/** The whole of `after` as it was before. */
export function restoreAll(comparison: Comparison): Change | null {
  const sides = sidesOf(comparison);
  if (!sides) return null;
  return diffDocuments(sides.after, { ...sides.after, ...pick(sides.before) });
}

function pick({ header, records }: Document) {
  return { header, records };
}

interface BothSides {
  readonly before: Document;
  readonly after: Document;
}

function sidesOf({ before, after }: Comparison): BothSides | null {
  return before && after ? { before, after } : null;
}

function changeOf(after: Document, records: ReadonlyMap<Id, DocumentRecord>): Change {
  return diffDocuments(after, { ...after, records: Object.fromEntries(records) });
}

function withField(is: DocumentRecord, was: DocumentRecord, field: string): DocumentRecord {
  const fields = new Map(Object.entries(is));
  const value = valueOf(was, field);
  if (value === undefined) fields.delete(field);
  else fields.set(field, value);
  return Object.fromEntries(fields) as DocumentRecord;
}

/** What these records refer to and what is gone comes back, and then the connections whose ends are all there again. */
function bringBack(records: Map<Id, DocumentRecord>, ids: readonly Id[], { before, after }: BothSides): void {
  const back = new Set(ids.filter((id) => !recordOf(after, id)));
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const record = records.get(id);
    for (const other of record ? textsIn(record) : []) {
      const was = records.has(other) ? undefined : recordOf(before, other);
      if (!was) continue;
      records.set(other, was);
      back.add(other);
      open.push(other);
    }
  }
  if (back.size === 0) return;
  for (const record of Object.values(before.records)) {
    const [from, to] = [record['from'], record['to']];
    if (records.has(record.id) || typeof from !== 'string' || typeof to !== 'string') continue;
    if ((back.has(from) || back.has(to)) && records.has(from) && records.has(to))
      records.set(record.id, record);
  }
}

function takeOut(records: Map<Id, DocumentRecord>, id: Id, sides: BothSides): void {
  const users = new Map<string, Id[]>();
  for (const record of Object.values(sides.after.records)) {
    for (const text of textsIn(record)) {
      const list = users.get(text);
      if (list) list.push(record.id);
      else users.set(text, [record.id]);
    }
  }
  const gone = new Set([id]);
  const changed = new Set<Id>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    records.delete(next);
    for (const user of users.get(next) ?? []) {
      if (gone.has(user)) continue;
      if (recordOf(sides.before, user)) changed.add(user);
      else {
        gone.add(user);
        open.push(user);
      }
    }
  }
  for (const user of changed) putBack(records, user, gone, sides);
  bringBack(records, [...changed], sides);
}

/** Every field that speaks of something gone, and the place with it, because a place counts from where a record stands. */
function putBack(
  records: Map<Id, DocumentRecord>,
  id: Id,
  gone: ReadonlySet<Id>,
  { before }: BothSides,
): void {
  const was = recordOf(before, id);
  const is = records.get(id);
  if (!was || !is) return;
  let record = is;
  for (const [field, value] of Object.entries(is)) {
    if (field !== 'id' && [...textsOf(value)].some((text) => gone.has(text)))
      record = withField(record, was, field);
  }
  records.set(id, record === is ? is : withField(record, was, 'layout'));
}

/** Every text in a record: the ids among them are what it refers to, whatever its kind. */
function textsIn(record: DocumentRecord): string[] {
  return Object.entries(record).flatMap(([field, value]) =>
    field === 'id' || field === 'kind' ? [] : [...textsOf(value)],
  );
}

function* textsOf(value: Json): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) yield* textsOf(part);
}
