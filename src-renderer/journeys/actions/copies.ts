import type { Id } from '../../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { type JourneyPlacement, journeySizes, placeJourney } from '../../../shared/journeys/geometry.ts';
import type { JourneyRecord } from '../../../shared/journeys/journey.ts';
import type { Note } from '../../../shared/journeys/records/note.ts';
import { createCopies, type PastePlace } from '../../canvas/editing/copies.ts';
import { atCorner } from '../../canvas/editing/moving.ts';
import { nextOrder } from './add.ts';
import { type Card, isCard, isHeldByFrame, isMovable, placedAt, recordOf } from './cards.ts';
import { journeyRecordEdits } from './record-edits.ts';

/**
 * A card whose stage is copied along keeps its place in it; any other goes to the stage and lane under it. What a copy
 * refers to and was not copied holds in the same document only.
 */
export const {
  copy: copyRecords,
  paste: pasteRecords,
  duplicate,
  duplicateBy,
} = createCopies({
  kind: 'journey',
  edits: journeyRecordEdits,
  isCopiable: (record) => isMovable(record) || record.kind === 'stage' || record.kind === 'lane',
  isConnection: ({ kind }) => kind === 'transition',
  isHeld: isHeldByFrame,
  rectsOf: (document) => {
    const { rects } = placeJourney(document);
    return new Map(
      [...rects].filter(([id]) => {
        const record = document.records[id];
        return record !== undefined && isMovable(record);
      }),
    );
  },
  sizeOf: (record) => {
    if (record.kind === 'note') return (record as Note).layout;
    return record.kind === 'touchpoint' ? journeySizes.touchpoint : journeySizes.marker;
  },
  isCarried: (record, ids) => isCard(record) && record.stageId !== null && ids.has(record.stageId),
  startPasting,
});

function startPasting(document: Document) {
  const placement = placeJourney(document);
  const orders = { touchpoint: nextOrder(document), ...frameOrders(placement) };
  return (record: DocumentRecord, place: PastePlace): DocumentRecord => {
    const copied = record as JourneyRecord;
    switch (copied.kind) {
      case 'stage':
      case 'lane':
        return { ...copied, order: orders[copied.kind]++ };
      case 'note':
        return place.corner ? atCorner(copied, place.corner) : copied;
      case 'touchpoint':
        return pastedCard(document, placement, { ...copied, order: orders.touchpoint++ }, place);
      case 'entry':
      case 'goal':
      case 'exit':
        return pastedCard(document, placement, copied, place);
      default:
        return copied;
    }
  };
}

function pastedCard(
  document: Document,
  placement: JourneyPlacement,
  card: Card,
  { ids, corner }: PastePlace,
): Card {
  const stageId = card.stageId === null ? undefined : ids.get(card.stageId);
  if (stageId !== undefined) {
    const kept =
      card.laneId !== null && recordOf(document, card.laneId)?.kind === 'lane' ? card.laneId : null;
    const first = placement.lanes[0]?.id ?? null;
    return { ...card, stageId, laneId: copiedTo(card.laneId, ids) ?? kept ?? first };
  }
  const placed = placedAt(placement, card, corner ?? card.layout);
  const laneId = copiedTo(card.laneId, ids);
  return laneId === undefined
    ? placed
    : { ...placed, laneId, layout: { ...placed.layout, y: card.layout.y } };
}

function copiedTo(id: Id | null, ids: ReadonlyMap<Id, Id>): Id | undefined {
  return id === null ? undefined : ids.get(id);
}

function frameOrders({ stages, lanes }: JourneyPlacement) {
  return {
    stage: Math.floor(stages.at(-1)?.order ?? 0) + 1,
    lane: Math.floor(lanes.at(-1)?.order ?? 0) + 1,
  };
}
