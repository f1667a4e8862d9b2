import type { Id } from '../../../shared/base/ids.ts';
import { jsonEqual } from '../../../shared/base/json.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import type { Point, Rect } from '../../../shared/drawing/scene.ts';
import type { AlignEdge, Axis } from '../actions/kind-edits.ts';
import type { Outcome } from '../gestures.ts';
import { alignedCorners, distributedCorners, type Placed } from './arrange.ts';
import { chosenRecords, type RecordEdits } from './record-edits.ts';

interface MovingParts {
  readonly edits: Pick<RecordEdits, 'namesIn'>;
  /** Absolute rectangles. */
  readonly rectsOf: (document: Document) => ReadonlyMap<Id, Rect>;
  readonly isMovable: (record: DocumentRecord) => boolean;
  /**
   * Asked once for each move: gives the record with its top left corner at a point of the canvas. `moved` are all that
   * move, for what counts its place from something that moves along.
   */
  readonly startPlacing: (
    document: Document,
    moved: ReadonlyMap<Id, Point>,
  ) => (record: DocumentRecord, corner: Point) => DocumentRecord;
}

/** Moving, aligning and distributing, for kinds whose cards lie where they are put. */
export function createMoving({ edits, rectsOf, isMovable, startPlacing }: MovingParts) {
  /** To new top left corners, as one change. */
  function moveTo(document: Document, corners: ReadonlyMap<Id, Point>, verb: string): Outcome | null {
    const place = startPlacing(document, corners);
    const updated: [DocumentRecord, DocumentRecord][] = [];
    for (const record of chosenRecords(document, corners.keys())) {
      const corner = corners.get(record.id);
      if (!corner || !isMovable(record) || !Number.isFinite(corner.x) || !Number.isFinite(corner.y)) continue;
      const after = place(record, corner);
      if (!jsonEqual(record, after)) updated.push([record, after]);
    }
    if (updated.length === 0) return null;
    const label = `${verb} ${edits.namesIn(
      document,
      updated.map(([before]) => before),
    )}`;
    return { label, change: { added: [], updated, removed: [] } };
  }

  function move(
    document: Document,
    ids: readonly Id[],
    { dx, dy }: { readonly dx: number; readonly dy: number },
  ): Outcome | null {
    if (dx === 0 && dy === 0) return null;
    const corners = new Map<Id, Point>();
    for (const { id, rect } of movableRects(document, ids))
      corners.set(id, { x: rect.x + dx, y: rect.y + dy });
    return moveTo(document, corners, 'Move');
  }

  /** The movable records among these ids, with where they lie. */
  function movableRects(document: Document, ids: Iterable<Id>): Placed[] {
    const rects = rectsOf(document);
    return chosenRecords(document, ids).flatMap((record) => {
      const rect = rects.get(record.id);
      return rect && isMovable(record) ? [{ id: record.id, rect }] : [];
    });
  }

  /** At least two, to one edge or middle of the rectangle around them. */
  function align(document: Document, ids: readonly Id[], edge: AlignEdge): Outcome | null {
    const corners = alignedCorners(movableRects(document, ids), edge);
    return corners && moveTo(document, corners, 'Align');
  }

  /** At least three, with equal gaps between them; the outermost two stay. */
  function distribute(document: Document, ids: readonly Id[], axis: Axis): Outcome | null {
    const corners = distributedCorners(movableRects(document, ids), axis);
    return corners && moveTo(document, corners, 'Distribute');
  }

  return { moveTo, move, align, distribute };
}

/** A record with `layout` from the canvas origin, at a new corner in whole pixels. */
export function atCorner(record: DocumentRecord, { x, y }: Point): DocumentRecord {
  return {
    ...record,
    layout: { ...(record['layout'] as object), x: Math.round(x), y: Math.round(y) },
  };
}
