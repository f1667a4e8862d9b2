import type { Id } from '../../../shared/base/ids.ts';
import { jsonEqual } from '../../../shared/base/json.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { journeySizes, placeJourney } from '../../../shared/journeys/geometry.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import type { LayoutGraph, LayoutPlaces } from '../../canvas/layout/graph.ts';
import { type Card, isCard, recordOf, recordsOf, transitionsOf } from './cards.ts';

const margin = 24;
const columnGap = 48;
const rowGap = 24;

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
 * The picture from the layout's sequence: in each stage the layers become columns, in each lane the cards of a layer
 * stand below each other. No card changes its stage or lane; stages and lanes become as large as they need.
 */
export function applyLayout(document: Document, places: LayoutPlaces): Outcome | null {
  const { stages, lanes } = placeJourney(document);
  const cards = recordsOf(document).filter((card): card is Card => isCard(card) && places.has(card.id));
  const byStage = Map.groupBy(cards, (card) => card.stageId);
  const corners = new Map<Id, { x: number; y: number }>();
  const stageWidths = new Map<Id, number>();
  const laneHeights = new Map<Id, number>();

  for (const stage of stages) {
    const held = byStage.get(stage.id) ?? [];
    const columns = columnsOf(held, places);
    columns.forEach((column, index) => {
      const x = margin + index * (journeySizes.touchpoint.width + columnGap);
      for (const [laneId, cell] of Map.groupBy(column, (card) => card.laneId)) {
        const bottom = stack(cell, places, x, corners);
        if (laneId !== null) laneHeights.set(laneId, Math.max(laneHeights.get(laneId) ?? 0, bottom));
      }
    });
    if (columns.length > 0) {
      const inner = columns.length * (journeySizes.touchpoint.width + columnGap) - columnGap;
      stageWidths.set(stage.id, Math.max(journeySizes.stageMinWidth, inner + 2 * margin));
    }
  }
  const updated: [DocumentRecord, DocumentRecord][] = [];
  const set = (record: DocumentRecord, layout: Readonly<Record<string, number>>) => {
    const after = { ...record, layout: { ...(record['layout'] as object), ...layout } } as DocumentRecord;
    if (!jsonEqual(record, after)) updated.push([record, after]);
  };
  for (const stage of stages) {
    const width = stageWidths.get(stage.id);
    if (width !== undefined) set(stage, { width });
  }
  for (const lane of lanes) {
    const height = laneHeights.get(lane.id);
    if (height !== undefined) set(lane, { height: Math.max(journeySizes.laneMinHeight, height) });
  }
  for (const [id, corner] of corners) {
    const card = recordOf(document, id);
    if (card) set(card, corner);
  }
  return updated.length === 0
    ? null
    : { label: 'Tidy the layout', change: { added: [], updated, removed: [] } };
}

/** The layers of a stage from left to right: what the layout put at one x stands in one column. */
function columnsOf(cards: readonly Card[], places: LayoutPlaces): Card[][] {
  const layers = Map.groupBy(cards, (card) => Math.round(places.get(card.id)?.x ?? 0));
  return [...layers].sort(([a], [b]) => a - b).map(([, column]) => column);
}

/** Cards below each other in the layout's sequence; answers where the lane must end. */
function stack(
  cards: readonly Card[],
  places: LayoutPlaces,
  x: number,
  corners: Map<Id, { x: number; y: number }>,
): number {
  const y = (card: Card) => places.get(card.id)?.y ?? 0;
  let top = margin;
  for (const card of cards.toSorted((a, b) => y(a) - y(b) || (a.id < b.id ? -1 : 1))) {
    const { height } = card.kind === 'touchpoint' ? journeySizes.touchpoint : journeySizes.marker;
    // A marker stands with its middle where a touchpoint's would be, so that arrows between them are straight.
    corners.set(card.id, { x, y: top + Math.round((journeySizes.touchpoint.height - height) / 2) });
    top += journeySizes.touchpoint.height + rowGap;
  }
  return top - rowGap + margin;
}
