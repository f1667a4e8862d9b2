import { centerOf } from '../rects.ts';
import type { Point, Rect } from '../scene.ts';
import { directions, portOf, type Side } from './ports.ts';

/** From border to border along the line between the two middles. */
export function straightRoad(from: Rect, to: Rect): readonly Point[] {
  const a = centerOf(from);
  const b = centerOf(to);
  return [onBorder(from, a, b), onBorder(to, b, a)];
}

function onBorder(rect: Rect, middle: Point, towards: Point): Point {
  const dx = towards.x - middle.x;
  const dy = towards.y - middle.y;
  const reach = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : rect.width / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : rect.height / 2 / Math.abs(dy),
  );
  // Two cards on the same spot have no line between them.
  return Number.isFinite(reach)
    ? { x: middle.x + dx * Math.min(1, reach), y: middle.y + dy * Math.min(1, reach) }
    : middle;
}

const pieces = 18;

/** One swing from the side that looks at the other card to the side that looks back, as a fine polyline. */
export function curvedRoad(from: Rect, to: Rect): readonly Point[] {
  const [leave, arrive] = facingSides(from, to);
  const a = portOf(from, leave);
  const d = portOf(to, arrive);
  const pull = Math.max(32, Math.hypot(d.x - a.x, d.y - a.y) / 2.4);
  const b = along(a, leave, pull);
  const c = along(d, arrive, pull);
  return Array.from({ length: pieces + 1 }, (_, piece) => {
    const t = piece / pieces;
    const s = 1 - t;
    const [wa, wb, wc, wd] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    return {
      x: a.x * wa + b.x * wb + c.x * wc + d.x * wd,
      y: a.y * wa + b.y * wb + c.y * wc + d.y * wd,
    };
  });
}

function along(point: Point, side: Side, by: number): Point {
  return { x: point.x + directions[side].x * by, y: point.y + directions[side].y * by };
}

function facingSides(from: Rect, to: Rect): readonly [Side, Side] {
  const a = centerOf(from);
  const b = centerOf(to);
  const gapX = Math.abs(b.x - a.x) - (from.width + to.width) / 2;
  const gapY = Math.abs(b.y - a.y) - (from.height + to.height) / 2;
  if (gapX >= gapY) return b.x >= a.x ? ['right', 'left'] : ['left', 'right'];
  return b.y >= a.y ? ['bottom', 'top'] : ['top', 'bottom'];
}
