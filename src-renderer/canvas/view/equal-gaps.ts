import type { Rect } from '../../../shared/drawing/scene.ts';
import type { Guide } from './snapping.ts';

interface Piece {
  readonly start: number;
  readonly end: number;
}

export interface GapSnap {
  readonly shift: number;
  readonly guides: readonly Guide[];
}

/**
 * The smallest shift along an axis after which `rect` stands at equal gaps: in the middle between its two neighbours, or
 * as far from one as that is from the next. Only what stands beside it, in the same row or column, counts.
 */
export function equalGap(
  rect: Rect,
  others: readonly Rect[],
  along: 'x' | 'y',
  reach: number,
): GapSnap | null {
  const own = pieceOf(rect, along);
  const beside = others
    .filter((other) => overlapsAcross(rect, other, along))
    .map((other) => pieceOf(other, along))
    .toSorted((a, b) => a.start - b.start);
  const before = beside.filter(({ end }) => end <= own.start + reach).slice(-2);
  const after = beside.filter(({ start }) => start >= own.end - reach).slice(0, 2);
  const size = own.end - own.start;
  const [near, next] = [before.at(-1), after[0]];
  const wishes: { start: number; gaps: (start: number) => readonly (readonly [number, number])[] }[] = [];
  if (near && next) {
    wishes.push({
      start: (near.end + next.start - size) / 2,
      gaps: (start) => [
        [near.end, start],
        [start + size, next.start],
      ],
    });
  }
  const [a, b] = before;
  if (a && b && b.start > a.end) {
    wishes.push({
      start: b.end + (b.start - a.end),
      gaps: (start) => [
        [a.end, b.start],
        [b.end, start],
      ],
    });
  }
  const [c, d] = after;
  if (c && d && d.start > c.end) {
    wishes.push({
      start: c.start - (d.start - c.end) - size,
      gaps: (start) => [
        [start + size, c.start],
        [c.end, d.start],
      ],
    });
  }
  const fitting = wishes
    .filter(({ start, gaps }) => {
      const roomy = gaps(start).every(([from, to]) => to - from >= 4);
      return roomy && Math.abs(start - own.start) <= reach;
    })
    .toSorted((one, other) => Math.abs(one.start - own.start) - Math.abs(other.start - own.start));
  const [best] = fitting;
  if (!best) return null;
  const middle = along === 'x' ? rect.y + rect.height / 2 : rect.x + rect.width / 2;
  return {
    shift: best.start - own.start,
    guides: best.gaps(best.start).map(([from, to]) => ({
      // The line runs along the axis, so it stands still on the other one.
      axis: along === 'x' ? ('y' as const) : ('x' as const),
      at: middle,
      from,
      to,
      gap: true,
    })),
  };
}

function pieceOf(rect: Rect, along: 'x' | 'y'): Piece {
  return along === 'x'
    ? { start: rect.x, end: rect.x + rect.width }
    : { start: rect.y, end: rect.y + rect.height };
}

function overlapsAcross(a: Rect, b: Rect, along: 'x' | 'y'): boolean {
  return along === 'x'
    ? a.y < b.y + b.height && b.y < a.y + a.height
    : a.x < b.x + b.width && b.x < a.x + a.width;
}
