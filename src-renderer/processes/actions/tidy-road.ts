import type { Id } from '../../../shared/base/ids.ts';
import type { ProcessIndex, ProcessNode } from '../../../shared/processes/process-index.ts';
import { waysOutOf } from '../../../shared/processes/ways.ts';
import type { LayoutPlaces } from '../../canvas/layout/graph.ts';

export interface Cell {
  readonly column: number;
  readonly row: number;
}

/**
 * The columns and rows of one road. A card stands one column behind the last that leads on to it, in the row of the one
 * before it where that row is free and this is its usual way out, else in the next free row below. Where the layout put a
 * card further left than one that leads to it, the way leads back and counts for nothing.
 */
export function roadCells(
  road: readonly ProcessNode[],
  index: ProcessIndex,
  places: LayoutPlaces,
): ReadonlyMap<Id, Cell> {
  const on = new Set(road.map(({ id }) => id));
  const x = (id: Id) => places.get(id)?.x ?? 0;
  const y = (id: Id) => places.get(id)?.y ?? 0;
  const cells = new Map<Id, Cell>();
  const taken = new Set<string>();
  const free = (cell: Cell) => !taken.has(`${cell.column} ${cell.row}`);
  const leadsOn = (from: Id, to: Id) => on.has(from) && on.has(to) && x(from) < x(to);
  const waysOn = new Map(road.map(({ id }) => [id, onwardWays(id)]));
  const ranks = new Map(
    road.map(({ id }) => [id, Math.min(...ranksInto(id).map(({ rank }) => rank), mostRows)]),
  );
  const rank = (id: Id) => ranks.get(id) ?? 0;

  // The usual way out of what stands before is laid first, so that it keeps the row.
  const sequence = road.toSorted(
    (a, b) => x(a.id) - x(b.id) || rank(a.id) - rank(b.id) || y(a.id) - y(b.id) || (a.id < b.id ? -1 : 1),
  );
  for (const { id } of sequence) {
    const before = ranksInto(id).flatMap(({ from, rank }) => {
      const cell = cells.get(from);
      return cell ? [{ column: cell.column + 1, row: cell.row + rank }] : [];
    });
    const column = Math.max(0, ...before.map((cell) => cell.column));
    let row = before.length === 0 ? 0 : Math.min(...before.map((cell) => cell.row));
    while (!free({ column, row })) row += 1;
    cells.set(id, { column, row });
    taken.add(`${column} ${row}`);
  }
  return cells;

  /** The ways by which a card leads on, the usual one first; those that only lead back are left out. */
  function onwardWays(id: Id): readonly string[] {
    const used = new Set(index.outOf(id).flatMap((way) => (leadsOn(id, way.to) ? [way.on] : [])));
    return waysOutOf(index.byId.get(id)?.kind ?? '').filter((way) => used.has(way));
  }

  /** The cards that lead on to this one, and how many ways of theirs come before the one that does. */
  function ranksInto(id: Id): readonly { readonly from: Id; readonly rank: number }[] {
    return index
      .into(id)
      .filter(({ from }) => leadsOn(from, id))
      .map(({ from, on: way }) => ({ from, rank: Math.max(0, (waysOn.get(from) ?? []).indexOf(way)) }));
  }
}

const mostRows = 1000;
