import { boundsOf, inflate, overlaps, unite } from '../rects.ts';
import type { Point, Rect } from '../scene.ts';
import { type Candidate, candidatesBetween, straightAhead } from './candidates.ts';
import { crosses, detour } from './detour.ts';
import { clearance } from './ports.ts';

/** The road of one edge: from the border of one card to the border of another, in straight pieces. */
export interface Route {
  readonly points: readonly Point[];
  readonly bounds: Rect;
  /** The middle of its label. */
  readonly label: Point;
  /** How wide the label may be there without touching a card. */
  readonly labelRoom: number;
  /** How round its corners are drawn: their radius in canvas pixels. */
  readonly corner: number;
}

export const roundCorner = 10;

/** What stands in a rectangle, without the two cards that are joined. */
export type ObstaclesIn = (rect: Rect) => readonly Rect[];

const searchMargin = 180;
const maxObstacles = 40;

/** A road around the cards, never behind them; where there is none within reach, the one that crosses the fewest. */
export function routeEdge(
  from: Rect,
  to: Rect,
  obstaclesIn: ObstaclesIn,
  labelWidth: number,
  labels: readonly Rect[] = [],
): Route {
  const ahead = straightAhead(from, to);
  if (ahead && hitsOf(ahead, from, to, obstaclesIn) === 0)
    return routeAlong(ahead, from, to, obstaclesIn, labelWidth, labels);
  const candidates = candidatesBetween(from, to);
  let least: { candidate: Candidate; hits: number } | null = null;
  for (const candidate of candidates) {
    const hits = hitsOf(candidate.points, from, to, obstaclesIn);
    if (hits === 0) return routeAlong(candidate.points, from, to, obstaclesIn, labelWidth, labels);
    if (!least || hits < least.hits) least = { candidate, hits };
  }
  const near = obstaclesIn(inflate(unite(from, to), searchMargin));
  const road = near.length <= maxObstacles ? detour(from, to, near) : null;
  return routeAlong(
    road ?? least?.candidate.points ?? straight(from, to),
    from,
    to,
    obstaclesIn,
    labelWidth,
    labels,
  );
}

/** A first drawing without looking at what stands between, for frames that have no time. */
export function quickRoute(from: Rect, to: Rect): Route {
  const points = straightAhead(from, to) ?? candidatesBetween(from, to)[0]?.points ?? straight(from, to);
  return {
    points,
    bounds: boundsOfPoints(points),
    label: labelSpots(points)[0] ?? (points[0] as Point),
    labelRoom: 120,
    corner: roundCorner,
  };
}

function straight(from: Rect, to: Rect): readonly Point[] {
  return [
    { x: from.x + from.width / 2, y: from.y + from.height / 2 },
    { x: to.x + to.width / 2, y: to.y + to.height / 2 },
  ];
}

function hitsOf(points: readonly Point[], from: Rect, to: Rect, obstaclesIn: ObstaclesIn): number {
  let hits = 0;
  const walls = [inflate(from, -1), inflate(to, -1)];
  for (let index = 1; index < points.length; index += 1) {
    const a = points[index - 1] as Point;
    const b = points[index] as Point;
    for (const wall of walls) if (crosses(wall, a.x, a.y, b.x, b.y)) hits += 1;
    hits += obstaclesIn(pieceRect(a, b)).length;
  }
  return hits;
}

function pieceRect(a: Point, b: Point): Rect {
  return {
    x: Math.min(a.x, b.x) - clearance,
    y: Math.min(a.y, b.y) - clearance,
    width: Math.abs(a.x - b.x) + 2 * clearance,
    height: Math.abs(a.y - b.y) + 2 * clearance,
  };
}

/** A road that is given, with the place of its label. */
export function routeAlong(
  points: readonly Point[],
  from: Rect,
  to: Rect,
  obstaclesIn: ObstaclesIn,
  labelWidth: number,
  labels: readonly Rect[],
): Route {
  const label = labelPlace(points, [from, to, ...labels], obstaclesIn, labelWidth);
  return { points, bounds: boundsOfPoints(points), ...label, corner: roundCorner };
}

/** A label may shrink to these widths, over two or three lines, before it would touch a card. */
const narrower = [120, 92, 72, 56, 46, 38];

function labelPlace(
  points: readonly Point[],
  taken: readonly Rect[],
  obstaclesIn: ObstaclesIn,
  labelWidth: number,
): { readonly label: Point; readonly labelRoom: number } {
  const spots = labelSpots(points);
  const first = spots[0] ?? { x: 0, y: 0 };
  const [from, to] = taken;
  if (labelWidth === 0) return { label: first, labelRoom: 0 };
  const fits = (spot: Point, width: number, height: number) => {
    const box = { x: spot.x - width / 2, y: spot.y - height / 2, width, height };
    return !taken.some((rect) => overlaps(box, rect)) && obstaclesIn(box).length === 0;
  };
  const onTheRoad = (widths: readonly number[]) => {
    for (const width of widths.filter((candidate) => candidate <= labelWidth)) {
      const height = 20 + 13 * Math.min(2, Math.ceil(labelWidth / width) - 1);
      const free = spots.find((spot) => fits(spot, width, height));
      if (free) return { label: free, labelRoom: width };
    }
    return null;
  };
  const wide = onTheRoad([labelWidth, ...narrower.slice(0, 3)]);
  if (wide) return wide;
  // In a narrow gap between two cards: over or under it rather than cut to nothing.
  const ends = from && to ? unite(from, to) : null;
  const beside = (ends ? [ends.y - 13, ends.y + ends.height + 13] : [])
    .map((y) => ({ x: first.x, y }))
    .find((spot) => Math.abs(spot.y - first.y) < 60 && fits(spot, labelWidth, 20));
  if (beside) return { label: beside, labelRoom: labelWidth };
  return onTheRoad(narrower.slice(3)) ?? { label: first, labelRoom: 38 };
}

/** The middles of its pieces, the longest first. */
function labelSpots(points: readonly Point[]): readonly Point[] {
  const pieces = points.slice(1).flatMap((point, index) => {
    const before = points[index] as Point;
    const length = Math.abs(before.x - point.x) + Math.abs(before.y - point.y);
    // The middle first; the quarters of a long piece after the middles of all.
    return [0.5, 0.28, 0.72].map((t) => ({
      x: before.x + (point.x - before.x) * t,
      y: before.y + (point.y - before.y) * t,
      length: t === 0.5 ? length : length / 1000,
    }));
  });
  return pieces.sort((a, b) => b.length - a.length);
}

function boundsOfPoints(points: readonly Point[]): Rect {
  return (
    boundsOf(points.map((point) => ({ ...point, width: 0, height: 0 }))) ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    }
  );
}
