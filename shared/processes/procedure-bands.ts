import type { Id } from '../base/ids.ts';
import type { Document } from '../documents/document.ts';
import { isCollapsed } from '../drawing/own-layout.ts';
import { boundsOf, inflate } from '../drawing/rects.ts';
import type { Rect } from '../drawing/scene.ts';
import { placeProcess } from './geometry.ts';
import { indexProcess } from './process-index.ts';

/** In pixels, around what belongs to a procedure. */
export const bandPadding = 20;

/**
 * The second roads: around each fallback procedure's card and all that belongs to it. Cards in `without` do not count, and
 * a collapsed procedure has no ground on which anything could be put.
 */
export function procedureBands(
  document: Document,
  without: ReadonlySet<Id> = new Set(),
): ReadonlyMap<Id, Rect> {
  const index = indexProcess(document);
  const { rects } = placeProcess(document);
  const members = new Map<Id, Rect[]>();
  for (const procedure of index.procedures) {
    const { id } = procedure;
    const rect = rects.get(id);
    if (rect && !isCollapsed(procedure)) members.set(id, [rect]);
  }
  for (const record of [...index.actions, ...index.groups]) {
    const rect = rects.get(record.id);
    if (record.procedureId === null || without.has(record.id) || !rect) continue;
    members.get(record.procedureId)?.push(rect);
  }
  const bands = new Map<Id, Rect>();
  for (const [id, held] of members) {
    const bounds = boundsOf(held);
    if (bounds) bands.set(id, inflate(bounds, bandPadding));
  }
  return bands;
}
