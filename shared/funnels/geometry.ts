import type { Id } from '../base/ids.ts';
import type { Change, Document } from '../documents/document.ts';
import { lastChange } from '../documents/last-change.ts';
import { perDocument } from '../documents/per-document.ts';
import { sameRect } from '../drawing/rects.ts';
import type { Rect } from '../drawing/scene.ts';
import { type BranchStep, type FunnelIndex, indexFunnel } from './funnel-index.ts';
import type { Exclusion } from './records/exclusion.ts';
import type { Step } from './records/step.ts';

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
  /**
   * Steps, exclusions between two steps, and notes; an exclusion with a loose end has no place, and what stands behind a
   * collapsed step has that step's.
   */
  readonly rects: ReadonlyMap<Id, Rect>;
  /** The rectangle around all steps and their bars. */
  readonly frame: Rect;
}

/**
 * The main line from left to right; a branch one column behind its beginning, in the first free row below; branches with
 * no beginning in a row of their own at the bottom; exclusions as bars above, from the middle of one step to the
 * middle of the other, stacked where they overlap.
 */
export const placeFunnel: (document: Document) => FunnelPlacement = perDocument(placeAnew, follow);

function placeAnew(document: Document): FunnelPlacement {
  const index = indexFunnel(document);
  const rects = new Map<Id, Rect>(index.mainLine.map(({ id }, column) => [id, rectAt({ column, row: 0 })]));
  const { behind } = index.folds();
  for (const [id, cell] of placeBranches(shownOf(index))) rects.set(id, rectAt(cell));
  const frame = around([...rects.values()]);
  for (const [id, home] of behind) {
    const rect = rects.get(home);
    if (rect) rects.set(id, rect);
  }
  for (const [id, rect] of placeExclusions(index.exclusions, rects)) rects.set(id, rect);
  for (const note of index.notes) rects.set(note.id, { ...note.layout });
  return { rects, frame };
}

/** While the main line is as long and the branches are the same, most of it stays. */
function follow(known: FunnelPlacement, _: Change, document: Document): FunnelPlacement | undefined {
  const last = lastChange(document);
  if (!last) return undefined;
  const [was, now] = [indexFunnel(last.before), indexFunnel(document)];
  if (was.mainLine.length !== now.mainLine.length || !sameBranches(was, now)) return undefined;
  // What is folded lies where another step does.
  if (was.folds().behind.size + now.folds().behind.size > 0) return undefined;
  const rects = new Map(known.rects);
  const swapped = exchanged(was.mainLine, now.mainLine);
  for (const [{ id }] of swapped) rects.delete(id);
  for (const [{ id: before }, { id }] of swapped) set(rects, known, id, known.rects.get(before));
  const cells = swapped.length === 0 ? [] : [...placeBranches(now)];
  for (const [id, cell] of cells) set(rects, known, id, rectAt(cell));
  const barsMove = swapped.length > 0 || was.exclusions !== now.exclusions;
  if (barsMove || was.notes !== now.notes) {
    // Bars lie between steps alone: they are placed while no note is there.
    for (const { id } of was.notes) rects.delete(id);
    for (const { id } of barsMove ? was.exclusions : []) rects.delete(id);
    const bars = barsMove ? placeExclusions(now.exclusions, rects) : [];
    for (const [id, rect] of bars) set(rects, known, id, rect);
    for (const { id, layout } of now.notes) set(rects, known, id, { ...layout });
  }
  const ends = [now.mainLine.at(-1)?.id, ...cells.map(([id]) => id)];
  const frame = swapped.length === 0 ? known.frame : around(ends.flatMap((id) => rects.get(id ?? '') ?? []));
  return { rects, frame };
}

/** The rectangle that was there, where it is the same. */
function set(rects: Map<Id, Rect>, { rects: known }: FunnelPlacement, id: Id, rect: Rect | undefined): void {
  const old = known.get(id);
  if (rect) rects.set(id, old && sameRect(old, rect) ? old : rect);
}

/** Whether the same steps lie beside the main line, in the same sequence and after the same steps. */
function sameBranches(was: FunnelIndex, now: FunnelIndex): boolean {
  if (was.branches.length !== now.branches.length) return false;
  return now.branches.every((step, place) => {
    const before = was.branches[place];
    return before === step || (before?.id === step.id && before.branch.from === step.branch.from);
  });
}

/** Which step stood and which stands at each place of a line where it is another now. */
function exchanged(was: readonly Step[], now: readonly Step[]): readonly (readonly [Step, Step])[] {
  return now.flatMap((step, place): (readonly [Step, Step])[] => {
    const before = was[place];
    return before && before !== step && before.id !== step.id ? [[before, step]] : [];
  });
}

function rectAt({ column, row }: Cell): Rect {
  return { x: column * columnPitch, y: row * rowPitch, ...funnelSizes.step };
}

interface Cell {
  readonly column: number;
  readonly row: number;
}

type Lines = Pick<FunnelIndex, 'mainLine' | 'branches'>;

/** Without what stands behind a collapsed step. */
function shownOf({ mainLine, branches, folds }: FunnelIndex): Lines {
  const { behind } = folds();
  return { mainLine, branches: behind.size === 0 ? branches : branches.filter(({ id }) => !behind.has(id)) };
}

/** The cells of what lies beside the main line. */
function placeBranches({ mainLine, branches }: Lines): Map<Id, Cell> {
  const cells = new Map<Id, Cell>();
  if (branches.length === 0) return cells;
  /** The first free row of each column. */
  const free = new Map<number, number>();
  const after = Map.groupBy(branches, ({ branch }) => branch.from);
  let open: (readonly [BranchStep[], Cell])[] = [];
  for (const [column, { id }] of mainLine.entries()) {
    const aside = after.get(id);
    if (aside) open.push([aside, { column, row: 0 }]);
  }
  let lowest = 0;
  while (open.length > 0) {
    const next: typeof open = [];
    for (const [aside, start] of open) {
      for (const { id } of aside) {
        if (cells.has(id)) continue;
        const column = start.column + 1;
        const row = Math.max(start.row, free.get(column) ?? 1, 1);
        const cell = { column, row };
        cells.set(id, cell);
        free.set(column, row + 1);
        lowest = Math.max(lowest, row);
        const more = after.get(id);
        if (more) next.push([more, cell]);
      }
    }
    open = next;
  }
  const bottom = mainLine.length === 0 ? 0 : lowest + 1;
  const apart = branches.filter(({ id }) => !cells.has(id));
  for (const [column, { id }] of apart.entries()) cells.set(id, { column, row: bottom });
  return cells;
}

/** Bars from left to right, each in the lowest row that is free by then. */
function placeExclusions(exclusions: readonly Exclusion[], steps: ReadonlyMap<Id, Rect>): Map<Id, Rect> {
  const { height, gap } = funnelSizes.exclusion;
  const bars = exclusions.flatMap(({ id, from, to }) => {
    const [a, b] = [steps.get(from), steps.get(to)];
    // Between two steps that stand behind the same one it has no length.
    if (!a || !b || a === b) return [];
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
