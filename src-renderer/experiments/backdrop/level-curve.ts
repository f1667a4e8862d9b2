import type { Point } from '../../../shared/drawing/scene.ts';

/** A cubic Bézier curve: where it begins, its two handles, where it ends. */
export type Curve = readonly [from: Point, leaving: Point, arriving: Point, to: Point];

/** From one point to another, leaving and arriving level, half way between them in x. */
export function levelCurve(from: Point, to: Point): Curve {
  const middle = (from.x + to.x) / 2;
  return [from, { x: middle, y: from.y }, { x: middle, y: to.y }, to];
}

/**
 * The part of a level curve between two heights, and the same part of every curve with ends a constant apart; null: it does
 * not come there. Of a curve to an arm thousands of pixels away this is little, and much sooner painted.
 */
export function partBetween(curve: Curve, top: number, bottom: number): readonly [number, number] | null {
  const [{ y: from }, , , { y: to }] = curve;
  if (Math.max(from, to) < top || Math.min(from, to) > bottom) return null;
  if (from === to) return [0, 1];
  const [a, b] = [timeOf((top - from) / (to - from)), timeOf((bottom - from) / (to - from))];
  return [Math.min(a, b), Math.max(a, b)];
}

/** When a curve that leaves and arrives level has done a share of its height, which goes as 3t² - 2t³. */
function timeOf(share: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  return 0.5 - Math.sin(Math.asin(1 - 2 * share) / 3);
}

/** The curve from one time to another, both from 0 to 1, by its polar form (Ramshaw 1989). */
export function partOf(curve: Curve, [from, to]: readonly [number, number]): Curve {
  return [
    polar(curve, from, from, from),
    polar(curve, from, from, to),
    polar(curve, from, to, to),
    polar(curve, to, to, to),
  ];
}

function polar([a, b, c, d]: Curve, u: number, v: number, w: number): Point {
  const [ab, bc, cd] = [mix(a, b, u), mix(b, c, u), mix(c, d, u)];
  return mix(mix(ab, bc, v), mix(bc, cd, v), w);
}

function mix(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}
