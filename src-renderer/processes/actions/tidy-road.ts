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

  for (const { id } of road.toSorted(
    (a, b) => x(a.id) - x(b.id) || rankOf(a) - rankOf(b) || y(a.id) - y(b.id) || (a.id < b.id ? -1 : 1),
  )) {
    const before = index.into(id).flatMap(({ from, on: way }) => {
      const cell = on.has(from) && x(from) < x(id) ? cells.get(from) : undefined;
      const kind = index.byId.get(from)?.kind;
      return cell && kind ? [{ cell, rank: Math.max(0, waysOutOf(kind).indexOf(way)) }] : [];
    });
    const column = Math.max(0, ...before.map(({ cell }) => cell.column + 1));
    let row = before.length === 0 ? 0 : Math.min(...before.map(({ cell, rank }) => cell.row + rank));
    while (!free({ column, row })) row += 1;
    cells.set(id, { column, row });
    taken.add(`${column} ${row}`);
  }
  return cells;

  /** The usual way out of what stands before is laid first, so that it keeps the row. */
  function rankOf({ id }: ProcessNode): number {
    const ranks = index.into(id).flatMap(({ from, on: way }) => {
      const kind = index.byId.get(from)?.kind;
      return on.has(from) && x(from) < x(id) && kind ? [Math.max(0, waysOutOf(kind).indexOf(way))] : [];
    });
    return ranks.length === 0 ? 0 : Math.min(...ranks);
  }
}
