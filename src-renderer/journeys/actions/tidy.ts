import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { type JourneyPlacement, journeySizes, placeJourney } from '../../../shared/journeys/geometry.ts';
import type { Note } from '../../../shared/journeys/records/note.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import type { LayoutGraph, LayoutPlaces } from '../../canvas/layout/graph.ts';
import { allAtOnce, type Steps } from '../../canvas/layout/steps.ts';
import { tidied } from '../../canvas/layout/tidied.ts';
import { isCard, recordOf, recordsOf, transitionsOf } from './cards.ts';
import { tidyPlaces } from './tidy-places.ts';

/** Stages are columns that the layout must keep; what stands in none comes before them. */
export function layoutGraph(document: Document): LayoutGraph {
  const { stages } = placeJourney(document);
  const columns = new Map(stages.map(({ id }, index) => [id, index + 1]));
  const nodes = recordsOf(document)
    .filter(isCard)
    .map((card) => ({
      id: card.id,
      ...(card.kind === 'touchpoint' ? journeySizes.touchpoint : journeySizes.marker),
      column: card.stageId === null ? 0 : (columns.get(card.stageId) ?? 0),
    }));
  const known = new Set(nodes.map(({ id }) => id));
  const edges = transitionsOf(document)
    .filter(({ from, to }) => known.has(from) && known.has(to) && from !== to)
    .map(({ id, from, to }) => ({ id, from, to }));
  return { nodes, edges };
}

/**
 * The picture from the layout's sequence. No card changes its stage or lane; stages and lanes become as large as they
 * need, and a note goes along with the stage that it stands over.
 */
export function* layingOut(document: Document, places: LayoutPlaces): Steps<Outcome | null> {
  const placement = placeJourney(document);
  yield;
  const { corners, stageWidths, laneHeights } = yield* tidyPlaces(document, placement, places);
  yield;
  const records: Record<string, DocumentRecord> = { ...document.records };
  const set = (record: DocumentRecord | undefined, layout: Readonly<Record<string, number>>) => {
    if (record) records[record.id] = { ...record, layout: { ...(record['layout'] as object), ...layout } };
  };
  for (const [id, width] of stageWidths) set(recordOf(document, id), { width });
  for (const [id, height] of laneHeights) set(recordOf(document, id), { height });
  for (const [id, corner] of corners) set(recordOf(document, id), corner);
  yield;
  const after = placeJourney({ ...document, records });
  yield;
  for (const record of recordsOf(document)) {
    if (record.kind === 'note') set(record, carried(record, placement, after));
  }
  return yield* tidied(document, records);
}

export function applyLayout(document: Document, places: LayoutPlaces): Outcome | null {
  return allAtOnce(layingOut(document, places));
}

/** Where a note lies once the stage under its middle has moved, and the frame's end if it lies below it. */
function carried(note: Note, before: JourneyPlacement, after: JourneyPlacement): { x: number; y: number } {
  const { x, y, width } = note.layout;
  const left = (placement: JourneyPlacement, id: string) => placement.rects.get(id)?.x ?? 0;
  const over = before.stages.findLast(({ id }) => left(before, id) <= x + width / 2);
  return {
    x: over ? x + left(after, over.id) - left(before, over.id) : x,
    y: y >= before.frame.height ? y + after.frame.height - before.frame.height : y,
  };
}
