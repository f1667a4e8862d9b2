import type { Id, NewId } from '../../../shared/base/ids.ts';
import { nameKey } from '../../../shared/base/text.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { boundsOf } from '../../../shared/drawing/rects.ts';
import type { Point, Rect } from '../../../shared/drawing/scene.ts';
import {
  byOrder,
  type JourneyPlacement,
  journeySizes,
  placeJourney,
} from '../../../shared/journeys/geometry.ts';
import type { JourneyRecord } from '../../../shared/journeys/journey.ts';
import type { Fragment } from '../../canvas/clipboard/fragment.ts';
import { uniqueName } from '../../canvas/editing/unique-name.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { nextOrder, takenNames } from './add.ts';
import { type Card, chosen, isCard, isMovable, placedAt, recordOf, recordsOf } from './cards.ts';
import { fieldLimit, namesIn } from './record-edits.ts';

const duplicateOffset = 24;

/** What these ids come to on the clipboard: with what their stages and lanes hold and the connections between them. */
export function copyRecords(document: Document, ids: readonly Id[]): Fragment | null {
  const asked = new Set(
    chosen(document, ids)
      .filter(({ kind }) => kind !== 'transition')
      .map(({ id }) => id),
  );
  const isHeld = (record: JourneyRecord) =>
    isCard(record) &&
    ((record.stageId !== null && asked.has(record.stageId)) ||
      (record.laneId !== null && asked.has(record.laneId)));
  const all = recordsOf(document);
  const copied = new Set(all.filter((record) => asked.has(record.id) || isHeld(record)).map(({ id }) => id));
  if (copied.size === 0) return null;
  const records = all.filter(
    (record) =>
      copied.has(record.id) ||
      (record.kind === 'transition' && copied.has(record.from) && copied.has(record.to)),
  );
  const { rects } = placeJourney(document);
  const places: Record<Id, Point> = {};
  for (const record of records) {
    const rect = rects.get(record.id);
    if (rect && isMovable(record)) places[record.id] = { x: rect.x, y: rect.y };
  }
  return { kind: 'journey', documentId: document.id, records, places };
}

export function duplicate(document: Document, ids: readonly Id[], newId: NewId): Outcome | null {
  const fragment = copyRecords(document, ids);
  return fragment && pasteRecords(document, fragment, null, duplicateOffset, newId, 'Duplicate');
}

/**
 * Everything gets a new id. A card whose stage is copied along keeps its place in it; any other goes to the stage and
 * lane under it. What a copy refers to and was not copied holds in the same document only.
 */
export function pasteRecords(
  document: Document,
  fragment: Fragment,
  at: Point | null,
  offset: number,
  newId: NewId,
  verb = 'Paste',
): Outcome | null {
  const records = fragment.records as readonly JourneyRecord[];
  const ids = new Map(records.map(({ id }) => [id, newId()]));
  const placement = placeJourney(document);
  const shift = shiftOf(fragment, ids, at, offset);
  const names = new Map<string, Set<string>>();
  const orders = { touchpoint: nextOrder(document), ...frameOrders(placement) };

  const added = [...records].sort(byKnownOrder).flatMap((record): JourneyRecord[] => {
    const id = ids.get(record.id);
    if (id === undefined) return [];
    const copy = named(document, { ...record, id }, names);
    switch (copy.kind) {
      case 'stage':
      case 'lane':
        return [{ ...copy, order: orders[copy.kind]++ }];
      case 'note': {
        const place = fragment.places[record.id] ?? copy.layout;
        const layout = { ...copy.layout, x: Math.round(place.x + shift.x), y: Math.round(place.y + shift.y) };
        return [{ ...copy, layout }];
      }
      case 'transition': {
        const from = ids.get(copy.from);
        const to = ids.get(copy.to);
        return from === undefined || to === undefined ? [] : [{ ...copy, from, to }];
      }
      case 'touchpoint':
        return [
          copyCard(
            document,
            placement,
            fragment,
            record.id,
            { ...copy, order: orders.touchpoint++ },
            ids,
            shift,
          ),
        ];
      default:
        return [copyCard(document, placement, fragment, record.id, copy, ids, shift)];
    }
  });
  if (added.length === 0) return null;
  const shown = added.filter(({ kind }) => kind !== 'transition');
  const originals = records.filter(({ kind }) => kind !== 'transition');
  return {
    label: `${verb} ${namesIn(document, originals)}`,
    change: { added, updated: [], removed: [] },
    select: shown.map(({ id }) => id),
  };
}

function copyCard(
  document: Document,
  placement: JourneyPlacement,
  fragment: Fragment,
  oldId: Id,
  card: Card,
  ids: ReadonlyMap<Id, Id>,
  shift: Point,
): Card {
  const stageId = card.stageId === null ? undefined : ids.get(card.stageId);
  if (stageId !== undefined) {
    const kept =
      card.laneId !== null && recordOf(document, card.laneId)?.kind === 'lane' ? card.laneId : null;
    const first = placement.lanes[0]?.id ?? null;
    return {
      ...card,
      stageId,
      laneId: (card.laneId === null ? undefined : ids.get(card.laneId)) ?? kept ?? first,
    };
  }
  const place = fragment.places[oldId] ?? card.layout;
  const placed = placedAt(placement, card, { x: place.x + shift.x, y: place.y + shift.y });
  const laneId = card.laneId === null ? undefined : ids.get(card.laneId);
  return laneId === undefined
    ? placed
    : { ...placed, laneId, layout: { ...placed.layout, y: card.layout.y } };
}

/** How far what lies freely is moved, so that its middle comes to `at`. */
function shiftOf(fragment: Fragment, ids: ReadonlyMap<Id, Id>, at: Point | null, offset: number): Point {
  if (!at) return { x: offset, y: offset };
  const rects = (fragment.records as readonly JourneyRecord[]).flatMap((record): Rect[] => {
    const place = fragment.places[record.id];
    if (!place || !isMovable(record)) return [];
    if (record.kind === 'note')
      return [{ ...place, width: record.layout.width, height: record.layout.height }];
    if (record.stageId !== null && ids.has(record.stageId)) return [];
    return [{ ...place, ...(record.kind === 'touchpoint' ? journeySizes.touchpoint : journeySizes.marker) }];
  });
  const bounds = boundsOf(rects);
  if (!bounds) return { x: offset, y: offset };
  return {
    x: at.x + offset - bounds.x - bounds.width / 2,
    y: at.y + offset - bounds.y - bounds.height / 2,
  };
}

function named(document: Document, copy: JourneyRecord, names: Map<string, Set<string>>): JourneyRecord {
  if (!('name' in copy) || typeof copy['name'] !== 'string') return copy;
  const taken = names.get(copy.kind) ?? takenNames(document, copy.kind);
  names.set(copy.kind, taken);
  const name = uniqueName(copy['name'], taken, fieldLimit(copy.kind, 'name') ?? 100);
  taken.add(nameKey(name));
  return { ...copy, name };
}

function frameOrders({ stages, lanes }: JourneyPlacement) {
  return {
    stage: Math.floor(stages.at(-1)?.order ?? 0) + 1,
    lane: Math.floor(lanes.at(-1)?.order ?? 0) + 1,
  };
}

function byKnownOrder(a: JourneyRecord, b: JourneyRecord): number {
  const order = (record: JourneyRecord) => (typeof record['order'] === 'number' ? record['order'] : 0);
  return byOrder({ order: order(a), id: a.id }, { order: order(b), id: b.id });
}
