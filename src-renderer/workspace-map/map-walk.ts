import type { Id } from '../../shared/base/ids.ts';
import type { Rect } from '../../shared/drawing/scene.ts';
import type { MapGraph } from './map-graph.ts';

export type Step = 'out' | 'into' | 'up' | 'down';

/**
 * The document that a key leads to: along a reference, to what is used (out) or to what uses it (into), asked again the next
 * one beside it; up and down to the nearest one there. Only among those that `isShown`; null: there is none.
 */
export function walk(
  graph: MapGraph,
  rects: ReadonlyMap<Id, Rect>,
  from: Id,
  step: Step,
  isShown: (id: Id) => boolean,
): Id | null {
  if (step === 'out' || step === 'into') {
    const next = (graph[step].get(from) ?? []).filter((id) => id !== from && isShown(id));
    if (next.length > 0) return topmost(next, rects);
    // Nothing refers on from here: the neighbour in that direction, so that the key never does nothing.
    return nearest(rects, from, step === 'out' ? 'right' : 'left', isShown);
  }
  return nearest(rects, from, step, isShown);
}

function topmost(ids: readonly Id[], rects: ReadonlyMap<Id, Rect>): Id | null {
  const [first] = ids.toSorted((a, b) => (rects.get(a)?.y ?? 0) - (rects.get(b)?.y ?? 0));
  return first ?? null;
}

function nearest(
  rects: ReadonlyMap<Id, Rect>,
  from: Id,
  to: 'up' | 'down' | 'left' | 'right',
  isShown: (id: Id) => boolean,
): Id | null {
  const start = rects.get(from);
  if (!start) return null;
  let best: { readonly id: Id; readonly cost: number } | null = null;
  for (const [id, rect] of rects) {
    if (id === from || !isShown(id)) continue;
    const dx = rect.x - start.x;
    const dy = rect.y - start.y;
    const vertical = to === 'up' || to === 'down';
    const along = (vertical ? dy : dx) * (to === 'up' || to === 'left' ? -1 : 1);
    if (along <= 0) continue;
    const cost = along + 3 * Math.abs(vertical ? dx : dy);
    if (best === null || cost < best.cost) best = { id, cost };
  }
  return best?.id ?? null;
}
