import type { Id } from '../../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { isPinned } from '../../../shared/drawing/own-layout.ts';
import { centerOf } from '../../../shared/drawing/rects.ts';
import type { Rect } from '../../../shared/drawing/scene.ts';
import { placeProcess } from '../../../shared/processes/geometry.ts';
import { indexProcess } from '../../../shared/processes/process-index.ts';
import { atCorner } from '../../canvas/editing/moving.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import type { LayoutGraph, LayoutPlaces } from '../../canvas/layout/graph.ts';
import { allAtOnce, type Steps } from '../../canvas/layout/steps.ts';
import { tidied } from '../../canvas/layout/tidied.ts';
import { homeOf, isStep, placedOn } from './cards.ts';
import { tidyCorners } from './tidy-corners.ts';

/** All cards, with the ways that stay on one road: a fallback's road is laid out by itself. */
export function layoutGraph(document: Document): LayoutGraph {
  const index = indexProcess(document);
  const { rects } = placeProcess(document);
  const nodes = index.nodes.flatMap(({ id }) => {
    const rect = rects.get(id);
    return rect ? [{ id, width: rect.width, height: rect.height, column: 0 }] : [];
  });
  const edges = index.nodes.flatMap((from) =>
    index.outOf(from.id).flatMap(({ id, to }) => {
      const target = index.byId.get(to);
      const sameRoad = target !== undefined && homeOf(from) === homeOf(target) && target.kind !== 'procedure';
      return sameRoad && to !== from.id ? [{ id, from: from.id, to }] : [];
    }),
  );
  return { nodes, edges };
}

/**
 * The main road in columns from left to right, each fallback procedure with its road below, where the first error branch
 * to it comes down. What is pinned stays; a note goes along with the card that it lies nearest to.
 */
export function* layingOut(document: Document, places: LayoutPlaces): Steps<Outcome | null> {
  const before = placeProcess(document).rects;
  yield;
  const corners = yield* tidyCorners(document, places);
  yield;
  const records: Record<string, DocumentRecord> = { ...document.records };
  const shown = { ...document, records };
  // Procedures first: the places of their cards count from them.
  for (const { id } of indexProcess(document).procedures) {
    const [record, corner] = [records[id], corners.get(id)];
    if (record && corner && !isPinned(record)) records[id] = atCorner(record, corner);
  }
  const settled = { ...shown, records: { ...records } };
  for (const [id, corner] of corners) {
    yield;
    const record = records[id];
    if (!record || record.kind === 'procedure') continue;
    if (isPinned(record) && record['procedureId'] == null) continue;
    records[id] = isStep(record)
      ? placedOn(settled, record, record.procedureId, corner)
      : atCorner(record, corner);
  }
  for (const [id, rect] of before) {
    const note = records[id];
    if (note?.kind !== 'note') continue;
    yield;
    const host = nearest(rect, before, corners);
    const [from, to] = [host && before.get(host), host && corners.get(host)];
    if (from && to) records[id] = atCorner(note, { x: rect.x + to.x - from.x, y: rect.y + to.y - from.y });
  }
  return yield* tidied(document, records);
}

export function applyLayout(document: Document, places: LayoutPlaces): Outcome | null {
  return allAtOnce(layingOut(document, places));
}

function nearest(note: Rect, rects: ReadonlyMap<Id, Rect>, cards: ReadonlyMap<Id, unknown>): Id | undefined {
  const at = centerOf(note);
  let best: { id: Id; distance: number } | undefined;
  for (const [id, rect] of rects) {
    if (!cards.has(id)) continue;
    const middle = centerOf(rect);
    const distance = Math.hypot(middle.x - at.x, middle.y - at.y);
    if (!best || distance < best.distance) best = { id, distance };
  }
  return best?.id;
}
