import type { Id } from '../base/ids.ts';
import type { Change, Document, DocumentRecord } from './document.ts';

type Records = Document['records'];

interface Listed {
  readonly list: readonly DocumentRecord[];
  /** Whether the records can be made from the list again: each stands under its own id, and none of these is `__proto__`. */
  readonly whole: boolean;
}

/** Handed on from edit to edit: to read thousands of records out of an object takes longer than the rest of an edit. */
const known = new WeakMap<Records, Listed>();

/** Every record of a document, in a sequence that says nothing. The same list for the same records. */
export function recordsOf({ records }: Document): readonly DocumentRecord[] {
  return listed(records).list;
}

/**
 * The same where every record stands under its own id; null where one does not. To go through the lists of several
 * documents side by side is faster than to look each id up in all of them, and does not get slower with their size.
 */
export function wholeListOf(records: Records): readonly DocumentRecord[] | null {
  const { list, whole } = listed(records);
  return whole ? list : null;
}

/**
 * The records after a change that was found to fit: first those that were there, in their sequence, then the added ones.
 * Made from the list, which is several times faster than copying a large object.
 */
export function changedRecords(before: Records, change: Change): Records {
  const { added, updated, removed } = change;
  if (added.length + updated.length + removed.length === 0) return before;
  const { list, whole } = listed(before);
  if (!whole) return changedEntries(before, change);
  const gone = new Set(removed.map(({ id }) => id));
  const next = gone.size === 0 ? [...list] : list.filter(({ id }) => !gone.has(id));
  replaceIn(next, updated);
  for (const record of added) next.push(record);
  const records = tableOfIds();
  for (const record of next) records[record.id] = record;
  known.set(records, { list: next, whole });
  return records;
}

/**
 * An empty object that the engine keeps as a hash table from the start. Left to itself it takes the first hundred ids for the
 * fields of a shape and makes one shape after the other, which takes six times as long for a thousand records.
 */
function tableOfIds(): Record<Id, DocumentRecord> {
  const bare: unknown = Object.setPrototypeOf(Object.create(null), Object.prototype);
  return bare as Record<Id, DocumentRecord>;
}

/** An edit updates a few records, an import thousands. */
const few = 16;

function replaceIn(list: DocumentRecord[], updated: Change['updated']): void {
  if (updated.length <= few) {
    for (const [{ id }, after] of updated) list[list.findIndex((record) => record.id === id)] = after;
    return;
  }
  const afters = new Map(updated.map(([{ id }, after]) => [id, after]));
  for (const [place, { id }] of list.entries()) {
    const after = afters.get(id);
    if (after) list[place] = after;
  }
}

function changedEntries(before: Records, { added, updated, removed }: Change): Records {
  const gone = new Set(removed.map(({ id }) => id));
  const afters = new Map(updated.map(([{ id }, after]) => [id, after]));
  const kept = Object.entries(before).filter(([id]) => !gone.has(id));
  return Object.fromEntries([
    ...kept.map(([id, record]) => [id, afters.get(id) ?? record] as const),
    ...added.map((record) => [record.id, record] as const),
  ]);
}

function listed(records: Records): Listed {
  const found = known.get(records);
  if (found) return found;
  const entries = Object.entries(records);
  const made = {
    list: entries.map(([, record]) => record),
    whole: entries.every(([key, { id }]) => key === id && id !== '__proto__'),
  };
  known.set(records, made);
  return made;
}
