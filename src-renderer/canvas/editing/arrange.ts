import { assertNever } from '../../../shared/base/assert-never.ts';
import type { Id } from '../../../shared/base/ids.ts';
import { boundsOf } from '../../../shared/drawing/rects.ts';
import type { Point, Rect } from '../../../shared/drawing/scene.ts';
import type { AlignEdge, Axis } from '../actions/kind-edits.ts';

/** Something that can be put elsewhere, and where it lies. */
export interface Placed {
  readonly id: Id;
  readonly rect: Rect;
}

/** The top left corners with which at least two items lie on one edge or middle of the rectangle around them. */
export function alignedCorners(items: readonly Placed[], edge: AlignEdge): ReadonlyMap<Id, Point> | null {
  const bounds = boundsOf(items.map(({ rect }) => rect));
  if (items.length < 2 || !bounds) return null;
  return new Map(items.map(({ id, rect }) => [id, alignedCorner(rect, bounds, edge)]));
}

function alignedCorner(rect: Rect, bounds: Rect, edge: AlignEdge): Point {
  switch (edge) {
    case 'left':
      return { x: bounds.x, y: rect.y };
    case 'center':
      return { x: bounds.x + (bounds.width - rect.width) / 2, y: rect.y };
    case 'right':
      return { x: bounds.x + bounds.width - rect.width, y: rect.y };
    case 'top':
      return { x: rect.x, y: bounds.y };
    case 'middle':
      return { x: rect.x, y: bounds.y + (bounds.height - rect.height) / 2 };
    case 'bottom':
      return { x: rect.x, y: bounds.y + bounds.height - rect.height };
    default:
      return assertNever(edge);
  }
}

/** The corners with which at least three items have equal gaps between them; the outermost two stay. */
export function distributedCorners(items: readonly Placed[], axis: Axis): ReadonlyMap<Id, Point> | null {
  if (items.length < 3) return null;
  const [start, size] = axis === 'horizontal' ? (['x', 'width'] as const) : (['y', 'height'] as const);
  const sorted = items.toSorted(
    (a, b) => a.rect[start] + a.rect[size] / 2 - (b.rect[start] + b.rect[size] / 2) || (a.id < b.id ? -1 : 1),
  );
  const first = sorted[0]?.rect;
  const last = sorted.at(-1)?.rect;
  if (!first || !last) return null;
  const filled = sorted.reduce((sum, { rect }) => sum + rect[size], 0);
  const gap = (last[start] + last[size] - first[start] - filled) / (sorted.length - 1);
  const corners = new Map<Id, Point>();
  let at = first[start];
  for (const { id, rect } of sorted) {
    corners.set(id, axis === 'horizontal' ? { x: at, y: rect.y } : { x: rect.x, y: at });
    at += rect[size] + gap;
  }
  return corners;
}
