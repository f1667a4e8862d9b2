import type { Id } from '../../../shared/base/ids.ts';
import { centerOf } from '../../../shared/drawing/rects.ts';
import type { Rect } from '../../../shared/drawing/scene.ts';
import type { SceneIndex } from '../../../shared/drawing/scene-index.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** How much further something may be to the side before what is straight ahead wins. */
const sideCost = 2.5;

/** The nearest card or header in a direction from the one on which the keyboard stands. */
export function neighbourOf(index: SceneIndex, from: Id, direction: Direction): Id | null {
  const start = placeOf(index, from);
  if (!start) return firstOf(index);
  let best: { id: Id; cost: number } | null = null;
  const consider = (id: Id, rect: Rect) => {
    if (id === from) return;
    const cost = costTo(start, rect, direction);
    if (cost !== null && (!best || cost < best.cost)) best = { id, cost };
  };
  for (const node of index.scene.nodes) consider(node.id, node.rect);
  for (const frame of index.scene.frames) consider(frame.id, frame.header);
  return (best as { id: Id } | null)?.id ?? null;
}

function costTo(from: Rect, to: Rect, direction: Direction): number | null {
  const a = centerOf(from);
  const b = centerOf(to);
  const across = direction === 'left' || direction === 'right';
  const sign = direction === 'right' || direction === 'down' ? 1 : -1;
  const ahead = sign * (across ? b.x - a.x : b.y - a.y);
  if (ahead <= 1) return null;
  // Between the borders, so that a wide header is as near as it looks.
  const beside = across
    ? Math.max(0, Math.abs(a.y - b.y) - (from.height + to.height) / 2)
    : Math.max(0, Math.abs(a.x - b.x) - (from.width + to.width) / 2);
  const middles = across ? Math.abs(a.y - b.y) : Math.abs(a.x - b.x);
  if (beside > ahead * 2) return null;
  return ahead + beside * sideCost + middles * 0.1;
}

/** Along the connections: the cards that it leads to, or that lead to it, each once, in the sequence of the connections. */
export function alongEdges(index: SceneIndex, from: Id, way: 'on' | 'back'): readonly Id[] {
  const ends = index.edgesOf(from).flatMap((edge) => {
    if ((way === 'on' ? edge.from : edge.to) !== from) return [];
    const end = way === 'on' ? edge.to : edge.from;
    return placeOf(index, end) ? [end] : [];
  });
  return [...new Set(ends)];
}

/** In reading order; stops at both ends. */
export function inOrder(index: SceneIndex, from: Id | null, step: 1 | -1): Id | null {
  const { nodes } = index.scene;
  const place = from === null ? -1 : index.orderOf(from);
  if (place < 0) return firstOf(index);
  return nodes[place + step]?.id ?? null;
}

export function firstOf(index: SceneIndex): Id | null {
  return index.scene.nodes[0]?.id ?? index.scene.frames[0]?.id ?? null;
}

export function lastOf(index: SceneIndex): Id | null {
  return index.scene.nodes.at(-1)?.id ?? null;
}

export function placeOf(index: SceneIndex, id: Id): Rect | null {
  return index.nodes.get(id)?.rect ?? index.frames.get(id)?.header ?? null;
}
