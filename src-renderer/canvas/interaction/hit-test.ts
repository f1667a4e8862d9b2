import type { Id } from '../../../shared/base/ids.ts';
import { contains, inflate } from '../../../shared/drawing/rects.ts';
import type { Side } from '../../../shared/drawing/routing/ports.ts';
import { portOf } from '../../../shared/drawing/routing/ports.ts';
import type { Point, Rect, SceneFrame } from '../../../shared/drawing/scene.ts';
import type { Engine } from '../engine.ts';
import { cornerOf, cornerOwner } from './resize-card.ts';

/** What lies under the pointer. */
export type Target =
  | { readonly type: 'port'; readonly id: Id; readonly side: Side }
  | { readonly type: 'edge-end'; readonly id: Id; readonly end: 'from' | 'to' }
  | { readonly type: 'node-corner'; readonly id: Id }
  | { readonly type: 'node'; readonly id: Id }
  /** A mark under the cards that stands for one of them, such as a point of the emotion curve. */
  | { readonly type: 'mark'; readonly id: Id }
  | { readonly type: 'frame-edge'; readonly id: Id; readonly resize: 'right' | 'bottom' }
  | { readonly type: 'frame-header'; readonly id: Id }
  | { readonly type: 'edge'; readonly id: Id }
  | { readonly type: 'edge-label'; readonly id: Id }
  | { readonly type: 'canvas' };

/** In CSS pixels, whatever the zoom. */
const reach = { port: 9, end: 9, frameEdge: 5, edge: 6 } as const;
const sides: readonly Side[] = ['right', 'left', 'bottom', 'top'];

export function hitTest(engine: Engine, point: Point): Target {
  return (
    hitPort(engine, point) ??
    hitEdgeEnd(engine, point) ??
    hitCorner(engine, point) ??
    hitNode(engine, point) ??
    hitLabel(engine, point) ??
    hitFrameEdge(engine, point) ??
    hitHeader(engine, point) ??
    hitEdge(engine, point) ??
    hitMark(engine, point) ?? { type: 'canvas' }
  );
}

/** The card that shows its ports: the one under the pointer, else the only selected one. */
export function portOwner(engine: Engine): Id | null {
  const { hover, index, level, drag } = engine.store.getState();
  if (level === 'box' || drag) return null;
  const hovered = hover?.type === 'node' || hover?.type === 'port' ? hover.id : null;
  const { selection } = engine.session.store.getState();
  const id = hovered ?? (selection.size === 1 ? [...selection][0] : undefined);
  const node = id === undefined ? undefined : index.nodes.get(id);
  return node && engine.view.connectable(node.record) ? node.id : null;
}

export function sameTarget(a: Target | null, b: Target | null): boolean {
  if (a === b) return true;
  if (a?.type !== b?.type) return false;
  return JSON.stringify(a) === JSON.stringify(b);
}

function hitPort(engine: Engine, point: Point): Target | null {
  const zoom = engine.viewport.getState().zoom;
  const { index } = engine.store.getState();
  const { selection } = engine.session.store.getState();
  const owner = portOwner(engine);
  const only = selection.size === 1 ? [...selection][0] : undefined;
  for (const id of new Set([owner, only])) {
    const node = id ? index.nodes.get(id) : undefined;
    if (!node || id !== owner) continue;
    const side = sides.find((candidate) => near(portOf(node.rect, candidate), point, reach.port / zoom));
    if (side) return { type: 'port', id: node.id, side };
  }
  return null;
}

function hitEdgeEnd(engine: Engine, point: Point): Target | null {
  if (engine.readOnly) return null;
  const { selection } = engine.session.store.getState();
  const id = selection.size === 1 ? [...selection][0] : undefined;
  const edge = id === undefined ? undefined : engine.store.getState().index.edges.get(id);
  const route = edge && engine.routes.of(edge);
  if (!route) return null;
  const distance = reach.end / engine.viewport.getState().zoom;
  const [first, last] = [route.points[0], route.points.at(-1)];
  if (last && near(last, point, distance)) return { type: 'edge-end', id: edge.id, end: 'to' };
  if (first && near(first, point, distance)) return { type: 'edge-end', id: edge.id, end: 'from' };
  return null;
}

function hitCorner(engine: Engine, point: Point): Target | null {
  const owner = cornerOwner(engine);
  if (!owner || !near(cornerOf(owner.rect), point, reach.end / engine.viewport.getState().zoom)) return null;
  return { type: 'node-corner', id: owner.id };
}

function hitNode(engine: Engine, point: Point): Target | null {
  const node = engine.store.getState().index.nodeIndex.at(point);
  return node ? { type: 'node', id: node.id } : null;
}

/** In canvas pixels: half the height of a label's pill. */
const labelHalf = 11;

function hitMark(engine: Engine, point: Point): Target | null {
  const { backdrop } = engine.store.getState();
  const id = backdrop?.pick?.(point, reach.end / engine.viewport.getState().zoom) ?? null;
  return id === null ? null : { type: 'mark', id };
}

function hitLabel(engine: Engine, point: Point): Target | null {
  const { index, level } = engine.store.getState();
  if (level !== 'full') return null;
  const around = { ...point, width: 0, height: 0 };
  const hit = index.edgeIndex.search(around).findLast((edge) => {
    const route = edge.label ? engine.routes.of(edge) : null;
    if (!route) return false;
    const half = Math.min(route.labelRoom, 75 + labelHalf) / 2;
    return Math.abs(point.x - route.label.x) <= half && Math.abs(point.y - route.label.y) <= labelHalf;
  });
  return hit ? { type: 'edge-label', id: hit.id } : null;
}

function hitFrameEdge(engine: Engine, point: Point): Target | null {
  if (engine.readOnly) return null;
  const distance = reach.frameEdge / engine.viewport.getState().zoom;
  const { frames } = engine.store.getState().index.scene;
  const hit = frames.findLast((frame) => !frame.folded && contains(inflate(edgeOf(frame), distance), point));
  return hit ? { type: 'frame-edge', id: hit.id, resize: hit.resize } : null;
}

/** The line that moves when a frame is resized. */
export function edgeOf({ rect, resize }: Pick<SceneFrame, 'rect' | 'resize'>): Rect {
  return resize === 'right'
    ? { x: rect.x + rect.width, y: rect.y, width: 0, height: rect.height }
    : { x: rect.x, y: rect.y + rect.height, width: rect.width, height: 0 };
}

function hitHeader(engine: Engine, point: Point): Target | null {
  const { frames } = engine.store.getState().index.scene;
  const hit = frames.findLast((frame) => contains(frame.header, point));
  return hit ? { type: 'frame-header', id: hit.id } : null;
}

export function hitEdge(engine: Engine, point: Point): Target | null {
  const { index, level } = engine.store.getState();
  if (level === 'box') return null;
  const distance = reach.edge / engine.viewport.getState().zoom;
  let best: { id: Id; away: number } | null = null;
  for (const edge of index.edgeIndex.search(inflate({ ...point, width: 0, height: 0 }, distance))) {
    const route = engine.routes.of(edge);
    if (!route || !contains(inflate(route.bounds, distance), point)) continue;
    const away = distanceTo(route.points, point);
    if (away <= distance && (!best || away < best.away)) best = { id: edge.id, away };
  }
  return best ? { type: 'edge', id: best.id } : null;
}

export function distanceTo(points: readonly Point[], point: Point): number {
  let least = Number.POSITIVE_INFINITY;
  for (let index = 1; index < points.length; index += 1) {
    const a = points[index - 1] as Point;
    const b = points[index] as Point;
    const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
    const along = length === 0 ? 0 : ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / length;
    const t = Math.min(1, Math.max(0, along));
    least = Math.min(least, Math.hypot(point.x - a.x - t * (b.x - a.x), point.y - a.y - t * (b.y - a.y)));
  }
  return least;
}

function near(a: Point, b: Point, distance: number): boolean {
  return Math.abs(a.x - b.x) <= distance && Math.abs(a.y - b.y) <= distance;
}
