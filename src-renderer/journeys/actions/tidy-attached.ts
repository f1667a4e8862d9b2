import type { Id } from '../../../shared/base/ids.ts';
import type { Card } from './cards.ts';
import type { Roads } from './tidy-roads.ts';

/** Entries, goals and exits that stand with a touchpoint of their stage and lane instead of in a column. */
export interface Attached {
  /** The touchpoint that each of them stands with. */
  readonly hosts: ReadonlyMap<Id, Id>;
  readonly above: ReadonlyMap<Id, Card>;
  readonly below: ReadonlyMap<Id, readonly Card[]>;
}

export function attach(roads: Roads): Attached {
  const hosts = new Map<Id, Id>();
  const above = new Map<Id, Card>();
  const below = new Map<Id, Card[]>();
  const markers = roads.cards.filter(({ kind }) => kind !== 'touchpoint').toSorted(roads.compare);
  // Entries first: where there is room for one thing above a card, it is what comes in.
  const rank = { entry: 0, goal: 1, exit: 2, touchpoint: 3 };
  for (const marker of markers.toSorted((a, b) => rank[a.kind] - rank[b.kind])) {
    const host = hostOf(marker, roads);
    if (!host) continue;
    hosts.set(marker.id, host.id);
    // Above a detour runs the way to it.
    if (marker.kind !== 'exit' && !above.has(host.id) && !roads.isDetour(host.id)) above.set(host.id, marker);
    else below.set(host.id, [...(below.get(host.id) ?? []), marker]);
  }
  return { hosts, above, below };
}

/** The first touchpoint that an entry leads to; of those that lead to a goal or exit the last. */
function hostOf(marker: Card, roads: Roads): Card | undefined {
  const ids =
    marker.kind === 'entry'
      ? roads.out(marker.id).map(({ to }) => to)
      : roads.into(marker.id).map(({ from }) => from);
  const near = ids
    .flatMap((id) => roads.card(id) ?? [])
    .filter((card) => card.kind === 'touchpoint' && roads.sameCell(card, marker))
    .toSorted(roads.compare);
  return marker.kind === 'entry' ? near[0] : near.at(-1);
}
