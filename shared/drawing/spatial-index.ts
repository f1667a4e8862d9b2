import { contains, overlaps } from './rects.ts';
import type { Point, Rect } from './scene.ts';

/** Finds what lies in a rectangle without looking at the rest. */
export interface SpatialIndex<Item> {
  /** In the order in which they were given: what comes later lies on top. */
  readonly search: (rect: Rect) => readonly Item[];
  /** The topmost item under a point. */
  readonly at: (point: Point) => Item | undefined;
}

const cellSize = 320;
/** What would fill more cells than this is looked at in every search instead. */
const maxCells = 64;

/** A uniform grid: building is linear, a search costs what it finds. */
export function createSpatialIndex<Item>(
  items: readonly Item[],
  rectOf: (item: Item) => Rect,
): SpatialIndex<Item> {
  const cells = new Map<number, number[]>();
  const large: number[] = [];
  const rects: Rect[] = [];
  const seen = new Int32Array(items.length);
  let stamp = 0;

  for (const [index, item] of items.entries()) {
    const rect = rectOf(item);
    rects.push(rect);
    const span = spanOf(rect);
    if ((span.right - span.left + 1) * (span.bottom - span.top + 1) > maxCells) {
      large.push(index);
      continue;
    }
    for (let row = span.top; row <= span.bottom; row += 1) {
      for (let column = span.left; column <= span.right; column += 1) {
        const key = keyOf(column, row);
        const cell = cells.get(key);
        if (cell) cell.push(index);
        else cells.set(key, [index]);
      }
    }
  }

  function search(rect: Rect): readonly Item[] {
    stamp += 1;
    const found: number[] = [];
    const collect = (indices: readonly number[]) => {
      for (const index of indices) {
        if (seen[index] === stamp) continue;
        seen[index] = stamp;
        const candidate = rects[index];
        if (candidate && overlaps(candidate, rect)) found.push(index);
      }
    };
    collect(large);
    const span = spanOf(rect);
    const wanted = (span.right - span.left + 1) * (span.bottom - span.top + 1);
    if (wanted > cells.size) {
      for (const cell of cells.values()) collect(cell);
    } else {
      for (let row = span.top; row <= span.bottom; row += 1) {
        for (let column = span.left; column <= span.right; column += 1) {
          const cell = cells.get(keyOf(column, row));
          if (cell) collect(cell);
        }
      }
    }
    return found.sort((a, b) => a - b).map((index) => items[index] as Item);
  }

  function at(point: Point): Item | undefined {
    const cell = cells.get(keyOf(Math.floor(point.x / cellSize), Math.floor(point.y / cellSize))) ?? [];
    let top = -1;
    for (const index of [...cell, ...large]) {
      const rect = rects[index];
      if (index > top && rect && contains(rect, point)) top = index;
    }
    return top < 0 ? undefined : items[top];
  }

  return { search, at };
}

function spanOf(rect: Rect) {
  return {
    left: Math.floor(rect.x / cellSize),
    top: Math.floor(rect.y / cellSize),
    right: Math.floor((rect.x + rect.width) / cellSize),
    bottom: Math.floor((rect.y + rect.height) / cellSize),
  };
}

/** Cells from -2^20 to 2^20 in both directions, which is 335 million pixels. */
function keyOf(column: number, row: number): number {
  return (column + 1_048_576) * 2_097_152 + (row + 1_048_576);
}
