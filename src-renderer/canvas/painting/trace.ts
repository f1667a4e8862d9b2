import type { Route } from '../../../shared/drawing/routing/route.ts';
import type { Point, SceneEdge } from '../../../shared/drawing/scene.ts';

export interface DrawnEdge {
  readonly edge: SceneEdge;
  readonly route: Route;
}

const arrow = { length: 8, half: 4 };

/** A road with its corners, ending where its arrow head begins. */
export function traceRoad(context: CanvasRenderingContext2D, { points, corner }: Route) {
  const [first] = points;
  if (!first) return;
  context.moveTo(first.x, first.y);
  for (let index = 1; index < points.length - 1; index += 1) {
    const before = points[index - 1] as Point;
    const at = points[index] as Point;
    const after = points[index + 1] as Point;
    context.arcTo(at.x, at.y, after.x, after.y, Math.min(corner, half(before, at), half(at, after)));
  }
  const end = endOf(points);
  context.lineTo(end.base.x, end.base.y);
}

function half(a: Point, b: Point): number {
  return (Math.abs(a.x - b.x) + Math.abs(a.y - b.y)) / 2;
}

export function traceArrow(context: CanvasRenderingContext2D, points: readonly Point[]) {
  const { tip, base, dx, dy } = endOf(points);
  context.moveTo(tip.x, tip.y);
  context.lineTo(base.x - dy * arrow.half, base.y + dx * arrow.half);
  context.lineTo(base.x + dy * arrow.half, base.y - dx * arrow.half);
  context.closePath();
}

/** Where the arrow stands and which way it looks. */
export function endOf(points: readonly Point[]) {
  const tip = points.at(-1) ?? { x: 0, y: 0 };
  const before = points.at(-2) ?? tip;
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const dx = (tip.x - before.x) / length;
  const dy = (tip.y - before.y) / length;
  return { tip, dx, dy, base: { x: tip.x - dx * arrow.length, y: tip.y - dy * arrow.length } };
}
