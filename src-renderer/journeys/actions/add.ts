import type { Id, NewId } from '../../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import type { Point } from '../../../shared/drawing/scene.ts';
import { type JourneyPlacement, journeySizes, placeJourney } from '../../../shared/journeys/geometry.ts';
import type { JourneyRecord } from '../../../shared/journeys/journey.ts';
import {
  newEntry,
  newExit,
  newGoal,
  newLane,
  newNote,
  newStage,
  newTouchpoint,
  newTransition,
} from '../../../shared/journeys/new-records.ts';
import type { Transition } from '../../../shared/journeys/records/transition.ts';
import { freeName, orderBehind } from '../../canvas/editing/names.ts';
import { orderAt } from '../../canvas/editing/order.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { type Card, isCard, placedAt, recordOf, recordsOf } from './cards.ts';
import { mayConnect, nextTransitionOrder } from './connect.ts';
import { nameIn } from './record-edits.ts';

const noteSize = { width: 200, height: 96 } as const;

/** A new record of a kind, its middle at a point of the canvas, in the stage and lane under it. */
export function add(document: Document, paletteKey: string, at: Point, newId: NewId): Outcome | null {
  const made = makeAt(document, paletteKey, at, newId);
  if (!made) return null;
  const { record, updated } = made;
  return {
    label: `Add ${record.kind === 'note' ? 'note' : nameIn(document, record)}`,
    change: { added: [record], updated, removed: [] },
    select: [record.id],
  };
}

/** A connection drawn to empty canvas: a new card there, connected. */
export function connectToNew(
  document: Document,
  from: Id,
  paletteKey: string,
  at: Point,
  newId: NewId,
): Outcome | null {
  const source = recordOf(document, from);
  const made = makeAt(document, paletteKey, at, newId);
  if (!source || !made || !mayConnect(source.kind, made.record.kind)) return null;
  const order = nextTransitionOrder(document, from);
  const transition = newTransition({ from, to: made.record.id, order }, newId);
  return {
    label: `Add ${nameIn(document, made.record)} after ${nameIn(document, source)}`,
    change: { added: [made.record, transition], updated: made.updated, removed: [] },
    select: [made.record.id],
  };
}

/** A new card in the middle of a connection, which then leads to it; a second one leads on. */
export function insertOnEdge(
  document: Document,
  edgeId: Id,
  paletteKey: string,
  newId: NewId,
): Outcome | null {
  const edge = recordOf(document, edgeId);
  if (edge?.kind !== 'transition') return null;
  const from = recordOf(document, edge.from);
  const to = recordOf(document, edge.to);
  const { rects } = placeJourney(document);
  const start = rects.get(edge.from);
  const end = rects.get(edge.to);
  if (!from || !to || !start || !end) return null;
  const at = {
    x: (start.x + start.width / 2 + end.x + end.width / 2) / 2,
    y: (start.y + start.height / 2 + end.y + end.height / 2) / 2,
  };
  const made = makeAt(document, paletteKey, at, newId);
  if (!made || !mayConnect(from.kind, made.record.kind) || !mayConnect(made.record.kind, to.kind))
    return null;
  const first: Transition = { ...edge, to: made.record.id };
  const second = newTransition({ from: made.record.id, to: edge.to }, newId);
  return {
    label: `Insert ${nameIn(document, made.record)} before ${nameIn(document, to)}`,
    change: { added: [made.record, second], updated: [...made.updated, [edge, first]], removed: [] },
    select: [made.record.id],
  };
}

interface Made {
  readonly record: JourneyRecord;
  /** Siblings that had to be numbered anew. */
  readonly updated: readonly (readonly [DocumentRecord, DocumentRecord])[];
}

function makeAt(document: Document, kind: string, at: Point, newId: NewId): Made | null {
  const placement = placeJourney(document);
  const card = makeCard(document, kind, newId);
  if (card) return { record: atMiddle(placement, card, at), updated: [] };
  switch (kind) {
    case 'stage':
    case 'lane':
      return makeFrame(document, placement, kind, at, newId);
    case 'note': {
      const corner = { x: Math.round(at.x - noteSize.width / 2), y: Math.round(at.y - noteSize.height / 2) };
      return { record: newNote({ layout: { ...corner, ...noteSize } }, newId), updated: [] };
    }
    default:
      return null;
  }
}

/** What stands in a stage, by its palette key; null: that is none. */
export function makeCard(document: Document, kind: string, newId: NewId): Card | null {
  switch (kind) {
    case 'touchpoint':
      return newTouchpoint(
        { name: freeName(document, kind, 'Touchpoint'), order: nextOrder(document) },
        newId,
      );
    case 'entry':
      return newEntry({ name: freeName(document, kind, 'Entry') }, newId);
    case 'goal':
      return newGoal({ name: freeName(document, kind, 'Goal') }, newId);
    case 'exit':
      return newExit({ name: freeName(document, kind, 'Exit') }, newId);
    default:
      return null;
  }
}

/** Inside a stage a new card never covers the header or reaches over its left edge. */
function atMiddle(placement: JourneyPlacement, card: Card, at: Point): Card {
  const size = card.kind === 'touchpoint' ? journeySizes.touchpoint : journeySizes.marker;
  const placed = placedAt(placement, card, { x: at.x - size.width / 2, y: at.y - size.height / 2 });
  if (placed.stageId === null) return placed;
  const { x, y } = placed.layout;
  return { ...placed, layout: { ...placed.layout, x: Math.max(8, x), y: Math.max(8, y) } };
}

function makeFrame(
  document: Document,
  { stages, lanes, rects }: JourneyPlacement,
  kind: 'stage' | 'lane',
  at: Point,
  newId: NewId,
): Made {
  const siblings = kind === 'stage' ? stages : lanes;
  const index = siblings.filter(({ id }) => {
    const rect = rects.get(id);
    if (!rect) return false;
    return kind === 'stage' ? rect.x + rect.width / 2 < at.x : rect.y + rect.height / 2 < at.y;
  }).length;
  return makeFrameAt(document, kind, index, newId);
}

/** A new stage or lane at the place `index` among its kind. */
export function makeFrameAt(document: Document, kind: 'stage' | 'lane', index: number, newId: NewId): Made {
  const { stages, lanes } = placeJourney(document);
  const siblings = kind === 'stage' ? stages : lanes;
  const { order, renumbered } = orderAt(siblings, index);
  const updated = siblings.flatMap((sibling) => {
    const next = renumbered.get(sibling.id);
    return next === undefined || next === sibling.order
      ? []
      : [[sibling, { ...sibling, order: next }] as const];
  });
  if (kind === 'stage') {
    return { record: newStage({ name: freeName(document, kind, 'Stage', 50), order }, newId), updated };
  }
  const lane = newLane({ name: freeName(document, kind, 'Lane'), order }, newId);
  // The first lane takes in what the stages hold already.
  const adopted = lanes.length > 0 ? [] : recordsOf(document).filter(isCard);
  const moved = adopted
    .filter(({ stageId }) => stageId !== null)
    .map((card) => [card, { ...card, laneId: lane.id }] as const);
  const bottom = Math.max(0, ...moved.map(([card]) => card.layout.y + journeySizes.touchpoint.height + 24));
  const height = Math.max(lane.layout.height, bottom);
  return { record: { ...lane, layout: { height } }, updated: [...updated, ...moved] };
}

/** Behind every touchpoint there is. */
export function nextOrder(document: Document): number {
  return orderBehind(document, ({ kind }) => kind === 'touchpoint');
}
