import type { Id } from '../../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { touches } from '../../../shared/documents/last-change.ts';
import { perDocument } from '../../../shared/documents/per-document.ts';
import { recordsOf as allRecords } from '../../../shared/documents/record-list.ts';
import type { Point } from '../../../shared/drawing/scene.ts';
import { type JourneyPlacement, journeySizes, originOf } from '../../../shared/journeys/geometry.ts';
import type { JourneyRecord } from '../../../shared/journeys/journey.ts';
import type { Entry } from '../../../shared/journeys/records/entry.ts';
import type { Exit } from '../../../shared/journeys/records/exit.ts';
import type { Goal } from '../../../shared/journeys/records/goal.ts';
import type { Note } from '../../../shared/journeys/records/note.ts';
import type { Touchpoint } from '../../../shared/journeys/records/touchpoint.ts';
import type { Transition } from '../../../shared/journeys/records/transition.ts';

/** What stands in a stage and a lane. */
export type Card = Touchpoint | Entry | Goal | Exit;
/** What can be moved freely. */
export type Movable = Card | Note;

export function recordOf(document: Document, id: Id): JourneyRecord | undefined {
  return Object.hasOwn(document.records, id)
    ? (document.records[id] as JourneyRecord | undefined)
    : undefined;
}

export function recordsOf(document: Document): readonly JourneyRecord[] {
  return allRecords(document) as readonly JourneyRecord[];
}

/** The records of these ids that exist, each once. */
export function chosen(document: Document, ids: Iterable<Id>): JourneyRecord[] {
  return [...new Set(ids)].flatMap((id) => recordOf(document, id) ?? []);
}

export function isCard(record: DocumentRecord): record is Card {
  return ['touchpoint', 'entry', 'goal', 'exit'].includes(record.kind);
}

export function isMovable(record: DocumentRecord): record is Movable {
  return isCard(record) || record.kind === 'note';
}

/** Whether a card stands in one of these stages or lanes. */
export function isHeldByFrame(record: DocumentRecord, frames: ReadonlySet<Id>): boolean {
  if (!isCard(record)) return false;
  return [record.stageId, record.laneId].some((frame) => frame !== null && frames.has(frame));
}

export const transitionsOf: (document: Document) => readonly Transition[] = perDocument<
  readonly Transition[]
>(
  (document) => recordsOf(document).filter(isTransition),
  (before, change) => (touches(change, isTransition) ? undefined : before),
);

function isTransition(record: DocumentRecord): record is Transition {
  return record.kind === 'transition';
}

export interface RoadsOfCards {
  readonly outOf: ReadonlyMap<Id, readonly Transition[]>;
  readonly into: ReadonlyMap<Id, readonly Transition[]>;
}

/** The connections by the cards at their ends. */
export const roadsOfCards: (document: Document) => RoadsOfCards = perDocument<RoadsOfCards>(
  (document) => ({
    outOf: Map.groupBy(transitionsOf(document), ({ from }) => from),
    into: Map.groupBy(transitionsOf(document), ({ to }) => to),
  }),
  (before, change) => (touches(change, isTransition) ? undefined : before),
);

export interface Cell {
  readonly stageId: Id | null;
  readonly laneId: Id | null;
}

/** The stage and the lane under a point. In a stage's header it is the first lane; beside the stages it is none. */
export function cellAt(placement: JourneyPlacement, { x, y }: Point): Cell {
  const nowhere = { stageId: null, laneId: null };
  const { frame, stages, lanes, rects } = placement;
  if (y < frame.y || y > frame.y + frame.height) return nowhere;
  const half = journeySizes.stageGap / 2;
  const stage = stages.find(({ id }) => {
    const rect = rects.get(id);
    return rect !== undefined && x >= rect.x - half && x < rect.x + rect.width + half;
  });
  if (!stage) return nowhere;
  const lane = lanes.find(({ id }) => {
    const rect = rects.get(id);
    return rect !== undefined && y < rect.y + rect.height;
  });
  return { stageId: stage.id, laneId: (lane ?? lanes.at(-1))?.id ?? null };
}

/** A card with its top left corner at `corner`, in the stage and lane under its centre. */
export function placedAt<Kind extends Card>(placement: JourneyPlacement, card: Kind, corner: Point): Kind {
  const size = card.kind === 'touchpoint' ? journeySizes.touchpoint : journeySizes.marker;
  const cell = cellAt(placement, { x: corner.x + size.width / 2, y: corner.y + size.height / 2 });
  const origin = originOf(placement.rects, cell.stageId, cell.laneId);
  const layout = {
    ...card.layout,
    x: Math.round(corner.x - origin.x),
    y: Math.round(corner.y - origin.y),
  };
  return { ...card, ...cell, layout };
}
