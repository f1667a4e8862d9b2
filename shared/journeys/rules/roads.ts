import type { Id } from '../../base/ids.ts';
import { findCircles } from '../../documents/circles.ts';
import type { JourneyIndex } from '../journey-index.ts';

/** Every record that the entries lead to. */
export function reachedFromEntries(journey: JourneyIndex): ReadonlySet<Id> {
  const reached = new Set<Id>(journey.entries.map(({ id }) => id));
  const open = [...reached];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { to } of journey.outOf(id)) {
      if (reached.has(to)) continue;
      reached.add(to);
      open.push(to);
    }
  }
  return reached;
}

/** The circles among the touchpoints, a touchpoint that leads to itself included. Linear in touchpoints and roads. */
export function circles(journey: JourneyIndex): Id[][] {
  const ids = journey.touchpoints.map(({ id }) => id);
  return findCircles(ids, (id) => journey.outOf(id).map(({ to }) => to));
}
