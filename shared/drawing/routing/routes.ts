import type { Id } from '../../base/ids.ts';
import { edgeShapeOf, labelOffsetOf } from '../own-layout.ts';
import { inflate, overlaps, sameRect, unite } from '../rects.ts';
import type { Rect, SceneEdge, SceneFrame } from '../scene.ts';
import type { SceneIndex } from '../scene-index.ts';
import { createSpatialIndex, type SpatialIndex } from '../spatial-index.ts';
import { type ObstaclesIn, quickRoute, type Route, routeAlong, routeEdge } from './route.ts';
import { curvedRoad, straightRoad } from './shaped.ts';

/** The roads of the edges that were asked for, kept until something near them changes. */
export interface Routes {
  /** Null where an end is missing. Past `deadline` (on the clock given) an unknown road is only sketched. */
  readonly of: (edge: SceneEdge, deadline?: number) => Route | null;
  /** The road while its ends are being dragged; nothing is kept. */
  readonly moving: (edge: SceneEdge, dragged: ReadonlySet<Id>, dx: number, dy: number) => Route | null;
  /** Whether something was only sketched since the last question. */
  readonly takeSketched: () => boolean;
  readonly update: (index: SceneIndex) => void;
}

interface Kept {
  readonly route: Route;
  readonly edge: SceneEdge;
  readonly from: Rect;
  readonly to: Rect;
}

/** Past this many changed cards it is cheaper to forget all roads. */
const manyChanges = 60;
const nearby = 24;

export function createRoutes(initial: SceneIndex, now: () => number): Routes {
  let index = initial;
  let headers = indexHeaders(index);
  const kept = new Map<Id, Kept>();
  let sketched = false;

  function obstaclesFor(edge: SceneEdge, dragged: ReadonlySet<Id> | null) {
    return (rect: Rect): readonly Rect[] => {
      const found: Rect[] = [];
      for (const node of index.nodeIndex.search(rect)) {
        if (node.id !== edge.from && node.id !== edge.to && !dragged?.has(node.id)) found.push(node.rect);
      }
      for (const { id, header } of headers.search(rect)) {
        if (id !== edge.from && id !== edge.to) found.push(header);
      }
      return found;
    };
  }

  function of(edge: SceneEdge, deadline?: number): Route | null {
    const from = index.endOf(edge.from);
    const to = index.endOf(edge.to);
    if (!from || !to) return null;
    const known = kept.get(edge.id);
    if (known?.edge === edge) return known.route;
    if (deadline !== undefined && now() > deadline) {
      sketched = true;
      return quickRoute(from, to);
    }
    const route = roadOf(edge, from, to, obstaclesFor(edge, null), labelsBefore(edge));
    kept.set(edge.id, { route, edge, from, to });
    return route;
  }

  /** The labels of the roads out of the same card that come before this one. */
  function labelsBefore(edge: SceneEdge): readonly Rect[] {
    if (!edge.label) return [];
    const rects: Rect[] = [];
    for (const other of index.edgesOf(edge.from)) {
      if (other === edge) break;
      if (other.from !== edge.from || !other.label) continue;
      const route = of(other);
      if (!route) continue;
      const { label, labelRoom } = route;
      rects.push({ x: label.x - labelRoom / 2, y: label.y - 11, width: labelRoom, height: 22 });
    }
    return rects;
  }

  function moving(edge: SceneEdge, dragged: ReadonlySet<Id>, dx: number, dy: number): Route | null {
    const from = index.endOf(edge.from);
    const to = index.endOf(edge.to);
    if (!from || !to) return null;
    const shift = (id: Id, rect: Rect) =>
      dragged.has(id) ? { ...rect, x: rect.x + dx, y: rect.y + dy } : rect;
    return roadOf(edge, shift(edge.from, from), shift(edge.to, to), obstaclesFor(edge, dragged), []);
  }

  function update(next: SceneIndex) {
    const changed = changedRects(index, next);
    const framesMoved = !sameItems(index.scene.frames, next.scene.frames);
    index = next;
    if (framesMoved) headers = indexHeaders(next);
    if (changed.length > manyChanges) {
      kept.clear();
      return;
    }
    for (const [id, { route, edge, from, to }] of kept) {
      const stale =
        next.edges.get(id) !== edge ||
        changed.some((rect) => overlaps(rect, inflate(unite(unite(from, to), route.bounds), nearby)));
      if (stale) kept.delete(id);
    }
  }

  function takeSketched() {
    const answer = sketched;
    sketched = false;
    return answer;
  }

  return { of, moving, takeSketched, update };
}

/** The road as the connection's own layout wants it. */
function roadOf(
  edge: SceneEdge,
  from: Rect,
  to: Rect,
  obstaclesIn: ObstaclesIn,
  labels: readonly Rect[],
): Route {
  const shape = edgeShapeOf(edge.record);
  const width = labelWidthOf(edge);
  const route =
    shape === 'straight' || shape === 'curved'
      ? routeAlong(
          shape === 'straight' ? straightRoad(from, to) : curvedRoad(from, to),
          from,
          to,
          obstaclesIn,
          width,
          labels,
        )
      : routeEdge(from, to, obstaclesIn, width, labels);
  const { x, y } = labelOffsetOf(edge.record);
  if (shape !== 'stepped' && x === 0 && y === 0) return route;
  return {
    ...route,
    label: { x: route.label.x + x, y: route.label.y + y },
    // Whoever has put it elsewhere has made room for it.
    labelRoom: x === 0 && y === 0 ? route.labelRoom : Math.max(route.labelRoom, width),
    corner: shape === 'stepped' ? 0 : route.corner,
  };
}

/** About how wide the pill of a label is, without asking a font. */
function labelWidthOf(edge: SceneEdge): number {
  return edge.label ? Math.min(edge.label.length * 6.4 + 18, 180) : 0;
}

function indexHeaders(index: SceneIndex): SpatialIndex<SceneFrame> {
  const panels = index.scene.frames.filter(({ look }) => look === 'panel');
  return createSpatialIndex(panels, ({ header }) => header);
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((item, at) => item === b[at]));
}

/** Where cards or headers were or are that differ between two scenes. */
function changedRects(before: SceneIndex, after: SceneIndex): readonly Rect[] {
  const changed: Rect[] = [];
  compare(before.scene.nodes, after.scene.nodes, before.nodes, after.nodes, ({ rect }) => rect, changed);
  const [were, are] = [before.scene.frames, after.scene.frames];
  compare(were, are, before.frames, after.frames, ({ header }) => header, changed);
  return changed;
}

/** Looks up only what does not stand where it stood: of thousands of cards one edit changes a few. */
function compare<Item extends { readonly id: Id }>(
  before: readonly Item[],
  after: readonly Item[],
  beforeById: ReadonlyMap<Id, Item>,
  afterById: ReadonlyMap<Id, Item>,
  rectOf: (item: Item) => Rect,
  changed: Rect[],
) {
  for (const [place, item] of before.entries()) {
    if (item === after[place]) continue;
    const now = afterById.get(item.id);
    if (now === item) continue;
    if (now && sameRect(rectOf(now), rectOf(item))) continue;
    changed.push(rectOf(item));
    if (now) changed.push(rectOf(now));
  }
  for (const [place, item] of after.entries())
    if (item !== before[place] && !beforeById.has(item.id)) changed.push(rectOf(item));
}
