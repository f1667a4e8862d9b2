import type { Id } from '../../../shared/base/ids.ts';
import type { Document } from '../../../shared/documents/document.ts';
import type { AlignEdge, Axis } from '../../canvas/actions/kind-edits.ts';
import { alignedCorners, distributedCorners } from '../../canvas/editing/arrange.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { movableRects, moveTo } from './move.ts';

/** At least two cards or notes, to one edge or middle of the rectangle around them. */
export function align(document: Document, ids: readonly Id[], edge: AlignEdge): Outcome | null {
  const corners = alignedCorners(movableRects(document, ids), edge);
  return corners && moveTo(document, corners, 'Align');
}

/** At least three, with equal gaps between them; the outermost two stay. */
export function distribute(document: Document, ids: readonly Id[], axis: Axis): Outcome | null {
  const corners = distributedCorners(movableRects(document, ids), axis);
  return corners && moveTo(document, corners, 'Distribute');
}
