import type { Id } from '../base/ids.ts';
import type { Document } from '../documents/document.ts';
import { perDocument } from '../documents/per-document.ts';
import type { Rect } from '../drawing/scene.ts';
import { type FunnelIndex, indexFunnel } from './funnel-index.ts';
import type { Exclusion } from './records/exclusion.ts';

/** In pixels at zoom 1; every size of the picture is here. */
export const funnelSizes = {
  step: { width: 184, height: 76 },
  /** Below each step, on one left edge with it: its bar by visitors, and above the highest bar room for its figure. */
  shape: { gap: 4, height: 120, bar: { width: 64, height: 98 } },
  /** Between two columns: room for the connector; the drop-off stands beside the bar. */
  columnGap: 72,
  rowGap: 32,
  exclusion: { height: 28, gap: 8 },
  /** Between the highest step and the lowest exclusion. */
  exclusionLift: 24,
} as const;

export type { Rect } from '../drawing/scene.ts';

/** From one column of steps to the next, in pixels. */
export const columnPitch = funnelSizes.step.width + funnelSizes.columnGap;
/** From one row of steps to the next, with the bars of the upper one between them, in pixels. */
const rowPitch = shapeBottom(0) + funnelSizes.rowGap;

/** The baseline on which the bar of a step stands whose card begins at `top`. */
export function shapeBottom(top: number): number {
  return top + funnelSizes.step.height + funnelSizes.shape.gap + funnelSizes.shape.height;
}

/** Where everything of a funnel lies: steps by their order alone, so that moving one changes its order and nothing else. */
export interface FunnelPlacement {
  /** Steps, exclusions between two steps, and notes; an exclusion with a loose end has no place. */
  readonly rects: ReadonlyMap<Id, Rect>;
  /** The rectangle around all steps and their bars. */
  readonly frame: Rect;
}

/**
 * The main line from left to right; a branch one column behind its beginning, in the first free row below; branches with
 * no beginning in a row of their own at the bottom; exclusions as bars above, from the middle of one step to the
 * middle of the other, stacked where they overlap.
 */
export const placeFunnel: (document: Document) => FunnelPlacement = perDocument(placeAnew);

function placeAnew(document: Document): FunnelPlacement {
  const index = indexFunnel(document);
  const cells = placeSteps(index);
  const rects = new Map<Id, Rect>();
  for (const [id, { column, row }] of cells) {
    rects.set(id, { x: column * columnPitch, y: row * rowPitch, ...funnelSizes.step });
  }
  const frame = around([...rects.values()]);
  for (const [id, rect] of placeExclusions(index.exclusions, rects)) rects.set(id, rect);
  for (const note of index.notes) rects.set(note.id, { ...note.layout });
  return { rects, frame };
}

interface Cell {
  readonly column: number;
  readonly row: number;
}

function placeSteps(index: FunnelIndex): Map<Id, Cell> {
  const cells = new Map<Id, Cell>(index.mainLine.map(({ id }, column) => [id, { column, row: 0 }]));
  /** The first free row of each column. */
  const free = new Map<number, number>();
  const after = Map.groupBy(index.branches, ({ branch }) => branch.from);
  let open = index.mainLine.map(({ id }) => id);
  let lowest = 0;
  while (open.length > 0) {
    const next: Id[] = [];
    for (const from of open) {
      const start = cells.get(from) ?? { column: 0, row: 0 };
      for (const { id } of after.get(from) ?? []) {
        if (cells.has(id)) continue;
        const column = start.column + 1;
        const row = Math.max(start.row, free.get(column) ?? 1, 1);
        cells.set(id, { column, row });
        free.set(column, row + 1);
        lowest = Math.max(lowest, row);
        next.push(id);
      }
    }
    open = next;
  }
  const bottom = cells.size === 0 ? 0 : lowest + 1;
  const apart = index.branches.filter(({ id }) => !cells.has(id));
  for (const [column, { id }] of apart.entries()) cells.set(id, { column, row: bottom });
  return cells;
}

/** Bars from left to right, each in the lowest row that is free by then. */
function placeExclusions(exclusions: readonly Exclusion[], steps: ReadonlyMap<Id, Rect>): Map<Id, Rect> {
  const { height, gap } = funnelSizes.exclusion;
  const bars = exclusions.flatMap(({ id, from, to }) => {
    const [a, b] = [steps.get(from), steps.get(to)];
    if (!a || !b || from === to) return [];
    const [left, right] = a.x <= b.x ? [a, b] : [b, a];
    const x = left.x + left.width / 2;
    return [{ id, x, width: Math.max(right.x + right.width / 2 - x, height) }];
  });
  /** Where the last bar of each row ends. */
  const ends: number[] = [];
  const placed = new Map<Id, Rect>();
  for (const { id, x, width } of bars.toSorted(
    (a, b) => a.x - b.x || b.width - a.width || (a.id < b.id ? -1 : 1),
  )) {
    const found = ends.findIndex((end) => end <= x);
    const row = found < 0 ? ends.length : found;
    ends[row] = x + width;
    const y = -funnelSizes.exclusionLift - height - row * (height + gap);
    placed.set(id, { x, y, width, height });
  }
  return placed;
}

function around(rects: readonly Rect[]): Rect {
  const width = rects.reduce((most, rect) => Math.max(most, rect.x + rect.width), 0);
  const height = rects.reduce((most, rect) => Math.max(most, shapeBottom(rect.y)), 0);
  return { x: 0, y: 0, width, height };
}
