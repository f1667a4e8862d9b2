import type { Id } from '../../base/ids.ts';
import type { Document, DocumentRecord } from '../document.ts';
import { recordOf } from '../three-way-places.ts';
import type { Comparison } from './comparison.ts';
import { homeIdOf } from './home.ts';

/**
 * Both sides as one document, to be drawn as one picture: after, and with it what was removed, where it stood before. A
 * removed column, step or row comes to stand behind the one that it followed, also where the others were renumbered since.
 * null where neither side is there.
 */
export function unionDocument({ before, after }: Comparison): Document | null {
  if (!after || !before) return after ?? before;
  const removed = Object.values(before.records).filter((record) => !recordOf(after, record.id));
  if (removed.length === 0) return after;
  const records: Record<Id, DocumentRecord> = { ...after.records };
  for (const record of placedAmong(removed, before, after)) records[record.id] = record;
  return { ...after, records };
}

/**
 * The union with every record that both sides have as it was before, except where `keeps` says that it must not move (the
 * columns and rows, or old and new places could not be compared). Its picture is where the ghosts stand.
 */
export function earlierDocument(
  { before }: Comparison,
  union: Document,
  keeps: (id: Id) => boolean,
): Document {
  if (!before) return union;
  const records: Record<Id, DocumentRecord> = { ...union.records };
  for (const record of Object.values(before.records)) {
    const now = recordOf(union, record.id);
    if (now && now !== record && now.kind === record.kind && !keeps(record.id)) records[record.id] = record;
  }
  return { ...union, records };
}

/** The removed records, with another order where their own would not bring them between their old neighbours. */
function placedAmong(
  removed: readonly DocumentRecord[],
  before: Document,
  after: Document,
): DocumentRecord[] {
  const ordered = (record: DocumentRecord) => typeof record['order'] === 'number';
  const keyOf = (record: DocumentRecord) => `${record.kind} ${homeIdOf(record) ?? ''}`;
  const wanted = new Set(removed.filter(ordered).map(keyOf));
  if (wanted.size === 0) return [...removed];
  const groupsOf = (document: Document) =>
    Map.groupBy(
      Object.values(document.records).filter((record) => ordered(record) && wanted.has(keyOf(record))),
      keyOf,
    );
  const [olds, nows] = [groupsOf(before), groupsOf(after)];
  const placed = removed.filter((record) => !ordered(record));
  for (const [key, old] of olds) {
    const orders = (nows.get(key) ?? []).map(orderOf).toSorted((a, b) => a - b);
    let low = Number.NEGATIVE_INFINITY;
    for (const record of old.toSorted((a, b) => orderOf(a) - orderOf(b) || (a.id < b.id ? -1 : 1))) {
      const now = recordOf(after, record.id);
      if (now) {
        low = orderOf(now);
        continue;
      }
      const high = orders[firstAbove(orders, low)] ?? Number.POSITIVE_INFINITY;
      const fits = orderOf(record) > low && orderOf(record) < high;
      const order = fits ? orderOf(record) : between(low, high);
      placed.push(fits ? record : { ...record, order });
      low = order;
    }
  }
  return placed;
}

function orderOf(record: DocumentRecord): number {
  return Number(record['order']);
}

function firstAbove(sorted: readonly number[], limit: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) <= limit) from = middle + 1;
    else to = middle;
  }
  return from;
}

function between(low: number, high: number): number {
  if (Number.isFinite(low) && Number.isFinite(high)) return (low + high) / 2;
  if (Number.isFinite(low)) return low + 1;
  return Number.isFinite(high) ? high - 1 : 1;
}
