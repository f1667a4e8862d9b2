import type { Id } from '../../shared/base/ids.ts';
import type { Point } from '../../shared/drawing/scene.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Packing {
  readonly node: Size;
  /** Between two documents of one column, and between two islands. */
  readonly gap: number;
  readonly islandGap: number;
}

/**
 * Islands, the documents that hang together, side by side in rows instead of in one long column. What the layered layout
 * found stays: which column a document is in, and its sequence there. Linear but for sorting.
 */
export function packIslands(
  ids: readonly Id[],
  edges: readonly { readonly from: Id; readonly to: Id }[],
  layered: ReadonlyMap<Id, Point>,
  { node, gap, islandGap }: Packing,
): ReadonlyMap<Id, Point> {
  const islands = islandsOf(ids, edges).map((members) => stack(members, layered, node, gap));
  const area = islands.reduce(
    (sum, { width, height }) => sum + (width + islandGap) * (height + islandGap),
    0,
  );
  // About as wide as a screen is to its height.
  const rowWidth = Math.max(Math.sqrt(area * 1.7), ...islands.map(({ width }) => width));
  const places = new Map<Id, Point>();
  let x = 0;
  let y = 0;
  let rowHeight = 0;
  for (const { at, width, height } of islands.toSorted((a, b) => b.height - a.height)) {
    if (x > 0 && x + width > rowWidth) {
      x = 0;
      y += rowHeight + islandGap;
      rowHeight = 0;
    }
    for (const [id, point] of at) places.set(id, { x: x + point.x, y: y + point.y });
    x += width + islandGap;
    rowHeight = Math.max(rowHeight, height);
  }
  return places;
}

/** What is joined, however many steps apart; each in the sequence of its first document. */
function islandsOf(
  ids: readonly Id[],
  edges: readonly { readonly from: Id; readonly to: Id }[],
): readonly (readonly Id[])[] {
  const beside = new Map<Id, Id[]>(ids.map((id) => [id, []]));
  for (const { from, to } of edges) {
    beside.get(from)?.push(to);
    beside.get(to)?.push(from);
  }
  const seen = new Set<Id>();
  return ids.flatMap((start) => {
    if (seen.has(start)) return [];
    seen.add(start);
    const island = [start];
    // Grows while it is walked.
    for (const id of island) {
      for (const next of beside.get(id) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        island.push(next);
      }
    }
    return [island];
  });
}

/** One island from its own corner: columns from left to right, each in the middle of the height of the tallest. */
function stack(members: readonly Id[], layered: ReadonlyMap<Id, Point>, node: Size, gap: number) {
  const columns = [...Map.groupBy(members, (id) => Math.round(layered.get(id)?.x ?? 0))]
    .toSorted(([a], [b]) => a - b)
    .map(([, column]) => column.toSorted((a, b) => (layered.get(a)?.y ?? 0) - (layered.get(b)?.y ?? 0)));
  const heightOf = (column: readonly Id[]) => column.length * (node.height + gap) - gap;
  const height = Math.max(...columns.map(heightOf));
  const step = node.width + 4 * gap;
  const at = new Map<Id, Point>();
  for (const [index, column] of columns.entries()) {
    const top = (height - heightOf(column)) / 2;
    for (const [row, id] of column.entries())
      at.set(id, { x: index * step, y: top + row * (node.height + gap) });
  }
  return { at, width: (columns.length - 1) * step + node.width, height };
}
