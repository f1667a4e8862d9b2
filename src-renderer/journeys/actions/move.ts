import type { Id } from '../../../shared/base/ids.ts';
import { jsonEqual } from '../../../shared/base/json.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import type { Point } from '../../../shared/drawing/scene.ts';
import { placeJourney } from '../../../shared/journeys/geometry.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { chosen, isMovable, placedAt } from './cards.ts';
import { namesIn } from './record-edits.ts';

/** Cards and notes to new top left corners, each card to the stage and lane under its centre. */
export function moveTo(document: Document, corners: ReadonlyMap<Id, Point>, verb: string): Outcome | null {
  const placement = placeJourney(document);
  const updated: [DocumentRecord, DocumentRecord][] = [];
  for (const record of chosen(document, corners.keys())) {
    const corner = corners.get(record.id);
    if (!corner || !isMovable(record) || !Number.isFinite(corner.x) || !Number.isFinite(corner.y)) continue;
    const after =
      record.kind === 'note'
        ? { ...record, layout: { ...record.layout, x: Math.round(corner.x), y: Math.round(corner.y) } }
        : placedAt(placement, record, corner);
    if (!jsonEqual(record, after)) updated.push([record, after]);
  }
  if (updated.length === 0) return null;
  const label = `${verb} ${namesIn(
    document,
    updated.map(([before]) => before),
  )}`;
  return { label, change: { added: [], updated, removed: [] } };
}

export function move(
  document: Document,
  ids: readonly Id[],
  { dx, dy }: { readonly dx: number; readonly dy: number },
): Outcome | null {
  if (dx === 0 && dy === 0) return null;
  const { rects } = placeJourney(document);
  const corners = new Map<Id, Point>();
  for (const record of chosen(document, ids)) {
    const rect = rects.get(record.id);
    if (rect && isMovable(record)) corners.set(record.id, { x: rect.x + dx, y: rect.y + dy });
  }
  return moveTo(document, corners, 'Move');
}

/** The movable records among these ids, with where they lie. */
export function movableRects(document: Document, ids: Iterable<Id>) {
  const { rects } = placeJourney(document);
  return chosen(document, ids).flatMap((record) => {
    const rect = rects.get(record.id);
    return rect && isMovable(record) ? [{ id: record.id, rect }] : [];
  });
}
