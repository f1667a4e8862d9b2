import { assertNever } from '../../../shared/base/assert-never.ts';
import type { Id } from '../../../shared/base/ids.ts';
import type { Document } from '../../../shared/documents/document.ts';
import type { AlignEdge, Axis } from '../../canvas/actions/kind-edits.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import type { Point, Rect } from '../../canvas/scene.ts';
import { boundsOf } from '../../canvas/view/rects.ts';
import { movableRects, moveTo } from './move.ts';

/** At least two cards or notes, to one edge or middle of the rectangle around them. */
export function align(document: Document, ids: readonly Id[], edge: AlignEdge): Outcome | null {
  const items = movableRects(document, ids);
  const bounds = boundsOf(items.map(({ rect }) => rect));
  if (items.length < 2 || !bounds) return null;
  const corners = new Map(items.map(({ record, rect }) => [record.id, alignedCorner(rect, bounds, edge)]));
  return moveTo(document, corners, 'Align');
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

/** At least three, with equal gaps between them; the outermost two stay. */
export function distribute(document: Document, ids: readonly Id[], axis: Axis): Outcome | null {
  const items = movableRects(document, ids);
  if (items.length < 3) return null;
  const [start, size] = axis === 'horizontal' ? (['x', 'width'] as const) : (['y', 'height'] as const);
  items.sort(
    (a, b) =>
      a.rect[start] + a.rect[size] / 2 - (b.rect[start] + b.rect[size] / 2) ||
      (a.record.id < b.record.id ? -1 : 1),
  );
  const first = items[0]?.rect;
  const last = items.at(-1)?.rect;
  if (!first || !last) return null;
  const filled = items.reduce((sum, { rect }) => sum + rect[size], 0);
  const gap = (last[start] + last[size] - first[start] - filled) / (items.length - 1);
  const corners = new Map<Id, Point>();
  let at = first[start];
  for (const { record, rect } of items) {
    corners.set(record.id, axis === 'horizontal' ? { x: at, y: rect.y } : { x: rect.x, y: at });
    at += rect[size] + gap;
  }
  return moveTo(document, corners, 'Distribute');
}
