import type { Id, NewId } from '../../../shared/base/ids.ts';
import { nameKey } from '../../../shared/base/text.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { boundsOf } from '../../../shared/drawing/rects.ts';
import {
  type JourneyPlacement,
  journeySizes,
  placeJourney,
  type Rect,
} from '../../../shared/journeys/geometry.ts';
import { newLane, newStage } from '../../../shared/journeys/new-records.ts';
import type { Lane } from '../../../shared/journeys/records/lane.ts';
import { takenNames } from '../../canvas/editing/names.ts';
import { orderAt } from '../../canvas/editing/order.ts';
import { uniqueName } from '../../canvas/editing/unique-name.ts';
import type { Outcome } from '../../canvas/gestures.ts';

import { type Card, chosen, isCard, recordsOf } from './cards.ts';
import { namesIn } from './record-edits.ts';

const margin = 24;

interface Gathered {
  readonly placement: JourneyPlacement;
  readonly cards: readonly { readonly card: Card; readonly rect: Rect }[];
  /** The rectangle around them. */
  readonly bounds: Rect;
}

function gather(document: Document, ids: readonly Id[]): Gathered | null {
  const placement = placeJourney(document);
  const cards = chosen(document, ids).flatMap((record) => {
    const rect = isCard(record) ? placement.rects.get(record.id) : undefined;
    return rect && isCard(record) ? [{ card: record, rect }] : [];
  });
  const bounds = boundsOf(cards.map(({ rect }) => rect));
  return bounds && { placement, cards, bounds };
}

/** The cards in a new stage behind the last one that holds any of them, as they lie to each other. */
export function groupIntoStage(document: Document, ids: readonly Id[], newId: NewId): Outcome | null {
  const gathered = gather(document, ids);
  if (!gathered) return null;
  const { placement, cards, bounds } = gathered;
  const { stages, lanes, rects } = placement;
  const last = stages.findLastIndex(({ id }) => cards.some(({ card }) => card.stageId === id));
  const { order, renumbered } = orderAt(stages, last < 0 ? stages.length : last + 1);
  const name = uniqueName('Stage', takenNames(document, 'stage'), 50);
  const width = Math.max(journeySizes.stageMinWidth, bounds.width + 2 * margin);
  const stage = newStage({ name, order, layout: { width } }, newId);
  const firstLane = lanes[0]?.id ?? null;
  const updated = cards.map(({ card, rect }): [DocumentRecord, DocumentRecord] => {
    const laneId = card.laneId ?? (card.stageId === null ? firstLane : null);
    const top = (laneId === null ? undefined : rects.get(laneId)?.y) ?? journeySizes.stageHeader;
    const x = rect.x - bounds.x + margin;
    const y = Math.max(8, rect.y - top);
    return [card, { ...card, stageId: stage.id, laneId, layout: { ...card.layout, x, y } }];
  });
  return {
    label: `Group ${namesOf(document, cards)} into ${name}`,
    change: { added: [stage], updated: [...updated, ...numbered(stages, renumbered)], removed: [] },
    select: [stage.id],
  };
}

/** The cards in a new lane below the last one that holds any of them; they keep their stages. */
export function groupIntoLane(document: Document, ids: readonly Id[], newId: NewId): Outcome | null {
  const gathered = gather(document, ids);
  if (!gathered) return null;
  const { placement, cards, bounds } = gathered;
  const { lanes } = placement;
  const names = takenNames(document, 'lane');
  const moving = new Set(cards.map(({ card }) => card.id));
  // Where there is no lane yet, one takes in what is not grouped, so that the two do not lie on each other.
  const rest = lanes.length === 0 ? restLane(document, moving, placement, names, newId) : null;
  const siblings = rest ? [rest.lane] : lanes;
  const last = siblings.findLastIndex(({ id }) => cards.some(({ card }) => card.laneId === id));
  const { order, renumbered } = orderAt(siblings, last < 0 ? siblings.length : last + 1);
  const name = uniqueName('Lane', names);
  const height = Math.max(journeySizes.laneMinHeight, bounds.height + 2 * margin);
  const lane = newLane({ name, order, layout: { height } }, newId);
  const updated = cards.map(({ card, rect }): [DocumentRecord, DocumentRecord] => {
    const y = rect.y - bounds.y + margin;
    return [card, { ...card, laneId: lane.id, layout: { ...card.layout, y } }];
  });
  return {
    label: `Group ${namesOf(document, cards)} into ${name}`,
    change: {
      added: rest ? [rest.lane, lane] : [lane],
      updated: [...updated, ...(rest?.updated ?? []), ...numbered(lanes, renumbered)],
      removed: [],
    },
    select: [lane.id],
  };
}

function restLane(
  document: Document,
  moving: ReadonlySet<Id>,
  { frame }: JourneyPlacement,
  names: Set<string>,
  newId: NewId,
): { readonly lane: Lane; readonly updated: readonly [DocumentRecord, DocumentRecord][] } | null {
  const staying = recordsOf(document).filter(
    (record): record is Card => isCard(record) && record.stageId !== null && !moving.has(record.id),
  );
  if (staying.length === 0) return null;
  const name = uniqueName('Lane', names);
  names.add(nameKey(name));
  const height = Math.max(journeySizes.laneHeight, frame.height - journeySizes.stageHeader);
  const lane = newLane({ name, order: 1, layout: { height } }, newId);
  return { lane, updated: staying.map((card) => [card, { ...card, laneId: lane.id }]) };
}

function numbered(
  frames: readonly (DocumentRecord & { readonly order: number })[],
  renumbered: ReadonlyMap<Id, number>,
): readonly [DocumentRecord, DocumentRecord][] {
  return frames.flatMap((frame): [DocumentRecord, DocumentRecord][] => {
    const order = renumbered.get(frame.id);
    return order === undefined || order === frame.order ? [] : [[frame, { ...frame, order }]];
  });
}

function namesOf(document: Document, cards: Gathered['cards']): string {
  return namesIn(
    document,
    cards.map(({ card }) => card),
  );
}
