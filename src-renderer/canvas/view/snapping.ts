import { moved, unite } from '../../../shared/drawing/rects.ts';
import type { Rect } from '../../../shared/drawing/scene.ts';
import { equalGap } from './equal-gaps.ts';

/** A helper line, drawn while a dragged rectangle lines up with another one. */
export interface Guide {
  readonly axis: 'x' | 'y';
  /** The x of a vertical line, the y of a horizontal one. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** It measures one of two equal gaps. */
  readonly gap?: boolean;
}

export interface Snapped {
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

export const gridStep = 8;

interface SnapOptions {
  /** How near is near, in canvas pixels. */
  readonly reach: number;
  /** Falls back to the grid where no rectangle is near. */
  readonly grid: boolean;
}

/**
 * The offset nearest to (dx, dy) at which `rect` lines up with one of `others`: left, middle, right; top, middle, bottom; else at which it
 * is evenly spaced among them.
 */
export function snapMove(
  rect: Rect,
  others: readonly Rect[],
  dx: number,
  dy: number,
  { reach, grid }: SnapOptions,
): Snapped {
  const now = moved(rect, dx, dy);
  const x = nearest(linesX(now), others, linesX, reach);
  const y = nearest(linesY(now), others, linesY, reach);
  // What lines up wins over what is evenly spaced.
  const gapX = x ? null : equalGap(now, others, 'x', reach);
  const gapY = y ? null : equalGap(now, others, 'y', reach);
  const shiftX = x?.shift ?? gapX?.shift;
  const shiftY = y?.shift ?? gapY?.shift;
  const snappedX = shiftX !== undefined ? dx + shiftX : grid ? toGrid(rect.x + dx) - rect.x : dx;
  const snappedY = shiftY !== undefined ? dy + shiftY : grid ? toGrid(rect.y + dy) - rect.y : dy;
  const final = moved(rect, snappedX, snappedY);
  const guides: Guide[] = [
    ...(gapX?.guides ?? []).map((guide) => ({ ...guide, at: final.y + final.height / 2 })),
    ...(gapY?.guides ?? []).map((guide) => ({ ...guide, at: final.x + final.width / 2 })),
  ];
  if (x) {
    const around = unite(final, x.other);
    guides.push({ axis: 'x', at: x.at, from: around.y, to: around.y + around.height });
  }
  if (y) {
    const around = unite(final, y.other);
    guides.push({ axis: 'y', at: y.at, from: around.x, to: around.x + around.width });
  }
  return { dx: snappedX, dy: snappedY, guides };
}

export function toGrid(value: number): number {
  return Math.round(value / gridStep) * gridStep;
}

function linesX(rect: Rect): readonly number[] {
  return [rect.x, rect.x + rect.width / 2, rect.x + rect.width];
}

function linesY(rect: Rect): readonly number[] {
  return [rect.y, rect.y + rect.height / 2, rect.y + rect.height];
}

function nearest(
  own: readonly number[],
  others: readonly Rect[],
  linesOf: (rect: Rect) => readonly number[],
  reach: number,
): { readonly shift: number; readonly at: number; readonly other: Rect } | null {
  let best: { shift: number; at: number; other: Rect } | null = null;
  for (const other of others) {
    const lines = linesOf(other);
    // Like meets like: an edge lines up with an edge, a middle with a middle.
    for (const [index, line] of lines.entries()) {
      for (const [ownIndex, ownLine] of own.entries()) {
        if ((index === 1) !== (ownIndex === 1)) continue;
        const shift = line - ownLine;
        if (Math.abs(shift) > reach || (best && Math.abs(best.shift) <= Math.abs(shift))) continue;
        best = { shift, at: line, other };
      }
    }
  }
  return best;
}
