import type { Id, NewId } from '../../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { isCollapsed } from '../../../shared/drawing/own-layout.ts';
import { overlaps } from '../../../shared/drawing/rects.ts';
import type { Rect } from '../../../shared/drawing/scene.ts';
import {
  type JourneyPlacement,
  journeySizes,
  originOf,
  placeJourney,
} from '../../../shared/journeys/geometry.ts';
import type { JourneyRecord } from '../../../shared/journeys/journey.ts';
import { newTransition } from '../../../shared/journeys/new-records.ts';
import { freeRect } from '../../canvas/editing/free-corner.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { makeCard, makeFrameAt } from './add.ts';
import { type Card, type Cell, isCard, recordOf, recordsOf } from './cards.ts';
import { mayConnect, nextTransitionOrder } from './connect.ts';
import { nameIn } from './record-edits.ts';

/** In pixels: to the card beside, to the border of the stage, and above and below a card. */
const apart = { beside: 40, border: 24, upright: 28 } as const;

/**
 * Where no pointer says where: a new card next to the one on which the keyboard stands, or in that stage, which grows
 * where it is too narrow. A new stage or lane comes right behind that one. null: it has no place there.
 */
export function addBeside(
  document: Document,
  paletteKey: string,
  besideId: Id,
  joined: boolean,
  newId: NewId,
): Outcome | null {
  const beside = recordOf(document, besideId);
  if (!beside) return null;
  if (paletteKey === 'stage' || paletteKey === 'lane')
    return frameBehind(document, paletteKey, beside, newId);
  const placement = placeJourney(document);
  const cell = cellOf(placement, beside);
  const card = makeCard(document, paletteKey, newId);
  if (!cell || !card) return null;
  const rect = placeIn(document, placement, cell, beside, card);
  const { x, y } = originOf(placement.rects, cell.stageId, cell.laneId);
  const made: Card = { ...card, ...cell, layout: { x: Math.round(rect.x - x), y: Math.round(rect.y - y) } };
  const road = roadBetween(document, beside, made, joined, newId);
  if (joined && !road) return null;
  return {
    label: `Add ${nameIn(document, made)}${road?.from === besideId ? ` after ${nameIn(document, beside)}` : ''}`,
    change: { added: road ? [made, road] : [made], updated: grown(document, cell, made), removed: [] },
    select: [made.id],
  };
}

function frameBehind(
  document: Document,
  kind: 'stage' | 'lane',
  beside: JourneyRecord,
  newId: NewId,
): Outcome | null {
  const { stages, lanes } = placeJourney(document);
  const own = isCard(beside) ? (kind === 'stage' ? beside.stageId : beside.laneId) : beside.id;
  const at = (kind === 'stage' ? stages : lanes).findIndex(({ id }) => id === own);
  if (at < 0) return null;
  const { record, updated } = makeFrameAt(document, kind, at + 1, newId);
  return {
    label: `Add ${nameIn(document, record)}`,
    change: { added: [record], updated, removed: [] },
    select: [record.id],
  };
}

/** The stage and lane in which something beside it stands; null: in none that is open. */
function cellOf({ stages, lanes }: JourneyPlacement, beside: JourneyRecord): Cell | null {
  const cell =
    beside.kind === 'stage'
      ? { stageId: beside.id, laneId: lanes[0]?.id ?? null }
      : beside.kind === 'lane'
        ? { stageId: stages[0]?.id ?? null, laneId: beside.id }
        : isCard(beside)
          ? { stageId: beside.stageId, laneId: beside.laneId }
          : null;
  const stage = stages.find(({ id }) => id === cell?.stageId);
  const lane = lanes.find(({ id }) => id === cell?.laneId);
  if (!stage || isCollapsed(stage) || (lane && isCollapsed(lane))) return null;
  return { stageId: stage.id, laneId: lane?.id ?? null };
}

/** To the right of it, exits below and entries above, where nothing else lies. */
function placeIn(
  document: Document,
  { rects }: JourneyPlacement,
  cell: Cell,
  beside: JourneyRecord,
  { kind }: Card,
): Rect {
  const size = kind === 'touchpoint' ? journeySizes.touchpoint : journeySizes.marker;
  const cards = recordsOf(document)
    .filter(isCard)
    .filter(({ stageId, laneId }) => stageId === cell.stageId && laneId === cell.laneId);
  const rectsOf = (some: readonly Card[]) => some.flatMap(({ id }) => rects.get(id) ?? []);
  const inCell = rectsOf(cards);
  const origin = originOf(rects, cell.stageId, cell.laneId);
  // What people come by next stands behind the last touchpoint, not behind an exit far below.
  const touchpoints = rectsOf(cards.filter((card) => card.kind === 'touchpoint'));
  const last = (touchpoints.length > 0 ? touchpoints : inCell).toSorted((a, b) => b.x - a.x || a.y - b.y)[0];
  const next = isCard(beside) ? rects.get(beside.id) : last;
  if (!next) {
    const top =
      cell.laneId === null ? apart.border + journeySizes.marker.height + apart.upright : apart.border;
    return { x: origin.x + apart.border, y: origin.y + top, ...size };
  }
  const above = { x: next.x, y: next.y - size.height - apart.upright, ...size };
  const isFree = above.y >= origin.y + 8 && !inCell.some((other) => overlaps(above, other));
  if (kind === 'entry' && isFree) return above;
  const wished =
    kind === 'entry' || kind === 'exit'
      ? { x: next.x, y: next.y + next.height + apart.upright, ...size }
      : { x: next.x + next.width + apart.beside, y: next.y + (next.height - size.height) / 2, ...size };
  return freeRect(wished, inCell);
}

/** An entry that leads nowhere is none, so it leads to the touchpoint beside which it is made. */
function roadBetween(document: Document, beside: JourneyRecord, made: Card, joined: boolean, newId: NewId) {
  if (made.kind === 'entry' && mayConnect(made.kind, beside.kind)) {
    return newTransition({ from: made.id, to: beside.id }, newId);
  }
  if (!joined || !mayConnect(beside.kind, made.kind)) return null;
  return newTransition(
    { from: beside.id, to: made.id, order: nextTransitionOrder(document, beside.id) },
    newId,
  );
}

/** The stage and the lane, as wide and as high as the new card needs them. */
function grown(document: Document, { stageId, laneId }: Cell, { kind, layout }: Card) {
  const size = kind === 'touchpoint' ? journeySizes.touchpoint : journeySizes.marker;
  const updated: (readonly [DocumentRecord, DocumentRecord])[] = [];
  const stage = stageId === null ? undefined : recordOf(document, stageId);
  const width = layout.x + size.width + apart.border;
  if (stage?.kind === 'stage' && width > stage.layout.width) {
    updated.push([stage, { ...stage, layout: { ...stage.layout, width } }]);
  }
  const lane = laneId === null ? undefined : recordOf(document, laneId);
  const height = layout.y + size.height + apart.border;
  if (lane?.kind === 'lane' && height > lane.layout.height) {
    updated.push([lane, { ...lane, layout: { ...lane.layout, height } }]);
  }
  return updated;
}
