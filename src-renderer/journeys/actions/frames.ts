import type { Id } from '../../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { journeySizes, placeJourney } from '../../../shared/journeys/geometry.ts';
import { orderAt } from '../../canvas/editing/order.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { isCard, recordOf, recordsOf } from './cards.ts';
import { nameIn } from './record-edits.ts';

const longest = 20_000;
/** Between a card and the edge of its stage or lane, in pixels. */
const rim = 8;

/** A stage's width or a lane's height in pixels, never below what it needs. */
export function resizeFrame(document: Document, id: Id, size: number): Outcome | null {
  const frame = recordOf(document, id);
  if (!Number.isFinite(size) || !frame) return null;
  const rounded = Math.round(Math.min(longest, size));
  const after = resized(frame, Math.max(rounded, leastFrame(document, id)));
  if (!after) return null;
  return {
    label: `Resize ${nameIn(document, frame)}`,
    change: { added: [], updated: [[frame, after]], removed: [] },
  };
}

function resized(frame: DocumentRecord, size: number): DocumentRecord | null {
  if (frame.kind !== 'stage' && frame.kind !== 'lane') return null;
  const layout = frame['layout'] as { readonly width?: number; readonly height?: number };
  const side = frame.kind === 'stage' ? 'width' : 'height';
  return layout[side] === size ? null : { ...frame, layout: { ...layout, [side]: size } };
}

/**
 * What a stage or lane needs, in pixels: nothing in it comes to lie over the next one. A card that lies past the edge
 * already does not count, so that whoever wanted it so may go on.
 */
export function leastFrame(document: Document, id: Id): number {
  const frame = recordOf(document, id);
  if (frame?.kind !== 'stage' && frame?.kind !== 'lane') return 0;
  const stage = frame.kind === 'stage';
  const size = frame.kind === 'stage' ? frame.layout.width : frame.layout.height;
  const least = stage ? journeySizes.stageMinWidth : journeySizes.laneMinHeight;
  const needed = recordsOf(document)
    .filter(isCard)
    .filter(({ stageId, laneId }) => (stage ? stageId : laneId) === id)
    .map(({ kind, layout }) => {
      const own = kind === 'touchpoint' ? journeySizes.touchpoint : journeySizes.marker;
      return Math.round(stage ? layout.x + own.width : layout.y + own.height) + rim;
    })
    .filter((end) => end <= size);
  return Math.min(longest, Math.max(least, ...needed));
}

/** A stage or lane to place `toIndex` among its kind, counted without itself; what it holds goes with it. */
export function reorderFrame(document: Document, id: Id, toIndex: number): Outcome | null {
  const frame = recordOf(document, id);
  if (frame?.kind !== 'stage' && frame?.kind !== 'lane') return null;
  const { stages, lanes } = placeJourney(document);
  const all: readonly (typeof frame)[] = frame.kind === 'stage' ? stages : lanes;
  const siblings = all.filter((sibling) => sibling.id !== id);
  const at = Math.max(0, Math.min(siblings.length, Math.trunc(toIndex)));
  if (!Number.isFinite(at) || all.findIndex((sibling) => sibling.id === id) === at) return null;
  const { order, renumbered } = orderAt(siblings, at);
  const updated = siblings.flatMap((sibling) => {
    const next = renumbered.get(sibling.id);
    return next === undefined || next === sibling.order
      ? []
      : [[sibling, { ...sibling, order: next }] as const];
  });
  const own = frame.order === order ? [] : [[frame, { ...frame, order }] as const];
  return {
    label: `Move ${nameIn(document, frame)} to place ${at + 1}`,
    change: { added: [], updated: [...own, ...updated], removed: [] },
  };
}
