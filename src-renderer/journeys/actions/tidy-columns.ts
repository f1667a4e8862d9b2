import type { Id } from '../../../shared/base/ids.ts';
import type { Card } from './cards.ts';
import type { Roads } from './tidy-roads.ts';

/**
 * The columns of one stage: a card stands one column after those of its lane that lead to it, and in the column of one
 * in another lane, where that is free. Detours take no column, they stand below what they leave.
 */
export function stageColumns(cards: readonly Card[], roads: Roads): readonly (readonly Card[])[] {
  const columnOf = new Map<Id, number>();
  const taken = new Set<string>();
  const columns: Card[][] = [];
  for (const card of cards.toSorted(roads.compare)) {
    const before = roads.before(card.id).flatMap((from) => {
      const column = columnOf.get(from.id);
      return column === undefined ? [] : [{ column, sameLane: roads.lane(from) === roads.lane(card) }];
    });
    if (roads.isDetour(card.id)) {
      columnOf.set(card.id, Math.max(0, ...before.map(({ column }) => column)));
      continue;
    }
    const spot = (column: number) => `${column} ${roads.lane(card)}`;
    let column = Math.max(0, ...before.map(({ column, sameLane }) => (sameLane ? column + 1 : column)));
    // Siblings share a column; only what came down from another lane looks for a free one.
    if (before.some((from) => !from.sameLane && from.column === column)) {
      while (taken.has(spot(column))) column += 1;
    }
    columnOf.set(card.id, column);
    taken.add(spot(column));
    (columns[column] ??= []).push(card);
  }
  // A column that only detours would have needed is left out.
  return columns.filter((column) => column !== undefined && column.length > 0);
}
