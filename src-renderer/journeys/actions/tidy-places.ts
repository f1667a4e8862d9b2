import type { Id } from '../../../shared/base/ids.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { type JourneyPlacement, journeySizes } from '../../../shared/journeys/geometry.ts';
import type { LayoutPlaces } from '../../canvas/layout/graph.ts';
import type { Steps } from '../../canvas/layout/steps.ts';
import { type Card, isCard, recordsOf } from './cards.ts';
import { attach } from './tidy-attached.ts';
import { stageColumns } from './tidy-columns.ts';
import { type Roads, roadsOf } from './tidy-roads.ts';

export interface TidyPlaces {
  /** Counted from the corner of the card's stage and lane. */
  readonly corners: ReadonlyMap<Id, { readonly x: number; readonly y: number }>;
  readonly stageWidths: ReadonlyMap<Id, number>;
  readonly laneHeights: ReadonlyMap<Id, number>;
}

const margin = 24;
/** Between a card and the entry or goal above it. */
const plainGap = 28;
/** Between a card and what it leads to: room for the words on the way. */
const belowGap = 44;
const columnGap = 40;
const { touchpoint, marker } = journeySizes;

/**
 * In each stage columns from left to right along the ways, in each lane one row that the main way keeps. An entry stands
 * above the card that it leads to; exits and goals stand with the card that leads to them, and a detour below the card
 * that it leaves. Linear in cards and ways, beside sorting.
 */
export function* tidyPlaces(
  document: Document,
  { stages, lanes }: JourneyPlacement,
  places: LayoutPlaces,
): Steps<TidyPlaces> {
  const cards = recordsOf(document).filter((card): card is Card => isCard(card) && places.has(card.id));
  const firstLane = lanes[0]?.id ?? null;
  const known = new Set(lanes.map(({ id }) => id));
  // A card without a lane lies over the first one.
  const laneOf = (card: Card) => (card.laneId !== null && known.has(card.laneId) ? card.laneId : firstLane);
  const roads = roadsOf(document, cards, places, laneOf);
  yield;
  const attached = attach(roads);
  yield;
  const byStage = Map.groupBy(
    cards.filter(({ id }) => !attached.hosts.has(id)),
    ({ stageId }) => stageId,
  );
  const speaks = [...attached.above.values()].some(({ id }) => roads.into(id).some((way) => way.condition));
  const aboveGap = speaks ? belowGap : plainGap;
  const tops = new Map<Id | null, number>();
  for (const { id } of attached.above.values()) {
    const card = roads.card(id);
    if (card) tops.set(laneOf(card), margin + marker.height + aboveGap);
  }
  const corners = new Map<Id, { x: number; y: number }>();
  const stageWidths = new Map<Id, number>();
  const laneHeights = new Map<Id, number>();

  /** A card with all that hangs on it, its own top at `y`; answers where it ends. */
  function stack(card: Card, x: number, y: number): number {
    corners.set(card.id, { x, y: y + middle(card) });
    const over = attached.above.get(card.id);
    if (over) corners.set(over.id, { x, y: y - aboveGap - marker.height });
    let bottom = y + touchpoint.height;
    for (const below of attached.below.get(card.id) ?? []) {
      corners.set(below.id, { x, y: bottom + belowGap });
      bottom += belowGap + marker.height;
    }
    const detour = roads.detourOf(card.id);
    return detour ? stack(detour, x, bottom + belowGap + headroom(detour)) : bottom;
  }
  const headroom = (card: Card) => (attached.above.has(card.id) ? marker.height + aboveGap : 0);

  for (const stage of stages) {
    yield;
    const columns = stageColumns(byStage.get(stage.id) ?? [], roads);
    let x = margin;
    columns.forEach((column, index) => {
      const ends = new Map<Id | null, number>();
      const wished = column.map((card) => ({ card, y: rowOf(card, roads, corners) }));
      for (const { card, y } of wished.toSorted(
        (a, b) => (a.y ?? 0) - (b.y ?? 0) || byRank(a.card, b.card),
      )) {
        const lane = laneOf(card);
        const end = ends.get(lane);
        const least = end === undefined ? (tops.get(lane) ?? margin) : end + columnGap + headroom(card);
        const bottom = stack(card, x, Math.max(least, y ?? 0));
        ends.set(lane, bottom);
        if (lane !== null) laneHeights.set(lane, Math.max(laneHeights.get(lane) ?? 0, bottom + margin));
      }
      const last = index === columns.length - 1;
      x += touchpoint.width + (last ? margin : gapAfter(column, columns[index + 1] ?? [], roads));
    });
    if (columns.length > 0) stageWidths.set(stage.id, Math.max(journeySizes.stageMinWidth, x));
  }
  for (const [id, height] of laneHeights) laneHeights.set(id, Math.max(journeySizes.laneMinHeight, height));
  return { corners, stageWidths, laneHeights };

  function byRank(a: Card, b: Card): number {
    return Number(roads.isMain(b.id)) - Number(roads.isMain(a.id)) || roads.compare(a, b);
  }
}

/** A marker stands with its middle where a touchpoint's would be, so that arrows between them are straight. */
function middle(card: Card): number {
  return card.kind === 'touchpoint' ? 0 : (touchpoint.height - marker.height) / 2;
}

/** The row of the highest card of the same lane that leads here; what nothing leads to goes to the top. */
function rowOf(
  card: Card,
  roads: Roads,
  corners: ReadonlyMap<Id, { readonly y: number }>,
): number | undefined {
  const rows = roads.before(card.id).flatMap((from) => {
    const corner = corners.get(from.id);
    return corner && roads.lane(from) === roads.lane(card) ? [corner.y - middle(from)] : [];
  });
  return rows.length > 0 ? Math.min(...rows) : undefined;
}

/** Wide enough for the longest words on a way between the two columns. */
function gapAfter(column: readonly Card[], next: readonly Card[], roads: Roads): number {
  const ahead = new Set(next.map(({ id }) => id));
  let gap = columnGap;
  for (const { id } of column) {
    for (const { to, condition } of roads.out(id)) {
      if (!ahead.has(to) || !condition) continue;
      gap = Math.max(gap, Math.min(136, 8 * Math.ceil((6 * condition.length + 40) / 8)));
    }
  }
  return gap;
}
