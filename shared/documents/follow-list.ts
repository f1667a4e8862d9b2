import type { Id } from '../base/ids.ts';
import type { Change, DocumentRecord } from './document.ts';
import { touches } from './last-change.ts';

/**
 * The records of one sort in their sequence, after a change; the same list where the change does not concern them. Of a
 * few that changed only the place is looked for. Whether a record is of this sort may depend on its kind alone.
 */
export function followList<Rec extends DocumentRecord>(
  before: readonly Rec[],
  change: Change,
  is: (record: DocumentRecord) => record is Rec,
  compare: (a: Rec, b: Rec) => number,
): readonly Rec[] {
  if (!touches(change, is)) return before;
  const gone = new Set([...change.removed, ...change.updated.map(([old]) => old)].map(({ id }) => id));
  const kept = before.filter(({ id }) => !gone.has(id));
  const come = [...change.added, ...change.updated.map(([, after]) => after)].filter(is);
  if (come.length > few) return [...kept, ...come].sort(compare);
  for (const record of come) kept.splice(placeIn(kept, record, compare), 0, record);
  return kept;
}

const few = 64;

/** The records of one sort by their ids, after a change. */
export function followById<Rec extends DocumentRecord>(
  before: ReadonlyMap<Id, Rec>,
  change: Change,
  is: (record: DocumentRecord) => record is Rec,
): ReadonlyMap<Id, Rec> {
  if (!touches(change, is)) return before;
  const byId = new Map(before);
  for (const { id } of change.removed) byId.delete(id);
  for (const [, after] of change.updated) if (is(after)) byId.set(after.id, after);
  for (const record of change.added) if (is(record)) byId.set(record.id, record);
  return byId;
}

/** Says whether a record is of a kind. */
export function ofKind<Rec extends DocumentRecord>(
  kind: Rec['kind'],
): (record: DocumentRecord) => record is Rec {
  return (record): record is Rec => record.kind === kind;
}

/** Where something stands in a sorted list: before the first that comes after it. */
export function placeIn<Item>(
  sorted: readonly Item[],
  item: Item,
  compare: (a: Item, b: Item) => number,
): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(sorted[middle] as Item, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
