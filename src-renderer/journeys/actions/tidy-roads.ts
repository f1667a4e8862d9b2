import type { Id } from '../../../shared/base/ids.ts';
import type { Document } from '../../../shared/documents/document.ts';
import type { Transition } from '../../../shared/journeys/records/transition.ts';
import type { LayoutPlaces } from '../../canvas/layout/graph.ts';
import { type Card, transitionsOf } from './cards.ts';

/** What tidying asks about the ways between cards. A way leads onwards where the layout put its end further right. */
export interface Roads {
  readonly cards: readonly Card[];
  readonly card: (id: Id) => Card | undefined;
  readonly lane: (card: Card) => Id | null;
  readonly out: (id: Id) => readonly Transition[];
  readonly into: (id: Id) => readonly Transition[];
  /** The cards from which a way leads onwards to this one. */
  readonly before: (id: Id) => readonly Card[];
  readonly sameCell: (a: Card, b: Card) => boolean;
  /** Whether this card is where the main way of a card before it goes. */
  readonly isMain: (id: Id) => boolean;
  /** The card that belongs below this one, because it can only be reached by leaving the main way there. */
  readonly detourOf: (id: Id) => Card | undefined;
  readonly isDetour: (id: Id) => boolean;
  /** The layout's sequence, from left to right, then from top to bottom. */
  readonly compare: (a: Card, b: Card) => number;
}

const none: readonly Transition[] = [];

export function roadsOf(
  document: Document,
  cards: readonly Card[],
  places: LayoutPlaces,
  lane: (card: Card) => Id | null,
): Roads {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const ways = transitionsOf(document).filter(
    ({ from, to }) => from !== to && byId.has(from) && byId.has(to),
  );
  const out = Map.groupBy(ways, ({ from }) => from);
  const into = Map.groupBy(ways, ({ to }) => to);
  const x = (id: Id) => places.get(id)?.x ?? 0;
  const y = (id: Id) => places.get(id)?.y ?? 0;
  const compare = (a: Card, b: Card) => x(a.id) - x(b.id) || y(a.id) - y(b.id) || (a.id < b.id ? -1 : 1);
  const sameCell = (a: Card, b: Card) => a.stageId === b.stageId && lane(a) === lane(b);
  const isStep = (id: Id) => byId.get(id)?.kind === 'touchpoint';

  const detours = new Map<Id, Card>();
  const isDetour = new Set<Id>();
  const isMain = new Set<Id>();
  for (const card of cards) {
    const steps = (out.get(card.id) ?? none).filter(({ to }) => isStep(to));
    const sorted = steps.toSorted(
      (a, b) =>
        weight(b) - weight(a) ||
        Number(byId.get(a.to)?.stageId === card.stageId) - Number(byId.get(b.to)?.stageId === card.stageId) ||
        a.order - b.order ||
        (a.id < b.id ? -1 : 1),
    );
    const [main, ...others] = sorted;
    if (!main) continue;
    isMain.add(main.to);
    if (card.kind !== 'touchpoint') continue;
    for (const { to } of others) {
      const target = byId.get(to);
      const comesOnlyFromHere = (into.get(to) ?? none).every(({ from }) => from === card.id);
      if (!target || to === main.to || !comesOnlyFromHere) continue;
      if (!sameCell(card, target) || x(card.id) >= x(to)) continue;
      detours.set(card.id, target);
      isDetour.add(to);
      break;
    }
  }

  return {
    cards,
    card: (id) => byId.get(id),
    lane,
    out: (id) => out.get(id) ?? none,
    into: (id) => into.get(id) ?? none,
    before: (id) =>
      (into.get(id) ?? none).flatMap(({ from }) => (x(from) < x(id) ? (byId.get(from) ?? []) : [])),
    sameCell,
    isMain: (id) => isMain.has(id),
    detourOf: (id) => detours.get(id),
    isDetour: (id) => isDetour.has(id),
    compare,
  };
}

/** Most people first; a way that is always taken counts as everybody, one of unknown share as nobody. */
function weight({ probability, condition }: Transition): number {
  return probability ?? (condition === null ? 100 : -1);
}
