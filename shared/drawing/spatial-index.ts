import { contains, overlaps } from './rects.ts';
import type { Point, Rect } from './scene.ts';

/** Finds what lies in a rectangle without looking at the rest. */
export interface SpatialIndex<Item> {
  /** In the order in which they were given: what comes later lies on top. */
  readonly search: (rect: Rect) => readonly Item[];
  /** The topmost item under a point. */
  readonly at: (point: Point) => Item | undefined;
  /** As many items, of which those at a few places are others or lie elsewhere than those of this index. */
  readonly withItems: (
    items: readonly Item[],
    places: readonly number[],
    rectOf: (item: Item) => Rect,
  ) => SpatialIndex<Item>;
}

const cellSize = 320;
/** What would fill more cells than this is looked at in every search instead. */
const maxCells = 64;
/** Past so many items that lie elsewhere the grid is built anew. */
const maxMoved = 64;

/** A uniform grid: building is linear, a search costs what it finds. */
export function createSpatialIndex<Item>(
  items: readonly Item[],
  rectOf: (item: Item) => Rect,
): SpatialIndex<Item> {
  return indexOn(createGrid(items.map(rectOf)), items, new Map());
}

/** `moved`: where the items lie that do not lie where the grid says. */
function indexOn<Item>(
  grid: Grid,
  items: readonly Item[],
  moved: ReadonlyMap<number, Rect>,
): SpatialIndex<Item> {
  function search(rect: Rect): readonly Item[] {
    const found = grid.search(rect).filter((place) => !moved.has(place));
    for (const [place, now] of moved) if (overlaps(now, rect)) found.push(place);
    return found.sort((a, b) => a - b).map((place) => items[place] as Item);
  }

  function at(point: Point): Item | undefined {
    let top = -1;
    for (const place of grid.under(point)) if (place > top && !moved.has(place)) top = place;
    for (const [place, now] of moved) if (place > top && contains(now, point)) top = place;
    return top < 0 ? undefined : items[top];
  }

  const withItems: SpatialIndex<Item>['withItems'] = (next, places, rectOf) => {
    if (moved.size + places.length > maxMoved) return createSpatialIndex(next, rectOf);
    const rects = places.map((place) => [place, rectOf(next[place] as Item)] as const);
    return indexOn(grid, next, new Map([...moved, ...rects]));
  };

  return { search, at, withItems };
}

/** Knows places in a list of rectangles. */
interface Grid {
  readonly search: (rect: Rect) => number[];
  readonly under: (point: Point) => number[];
}

function createGrid(rects: readonly Rect[]): Grid {
  const cells = new Map<number, number[]>();
  const large: number[] = [];
  const seen = new Int32Array(rects.length);
  let stamp = 0;

  for (const [index, rect] of rects.entries()) {
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

  function search(rect: Rect): number[] {
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
    return found;
  }

  function under(point: Point): number[] {
    const cell = cells.get(keyOf(Math.floor(point.x / cellSize), Math.floor(point.y / cellSize))) ?? [];
    const isUnder = (index: number) => {
      const rect = rects[index];
      return rect !== undefined && contains(rect, point);
    };
    return [...cell.filter(isUnder), ...large.filter(isUnder)];
  }

  return { search, under };
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
