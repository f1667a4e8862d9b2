import type { Id } from '../../../shared/base/ids.ts';
import { boundsOf, inflate, overlaps, unite } from '../../../shared/drawing/rects.ts';
import type { Route } from '../../../shared/drawing/routing/route.ts';
import type { Rect, SceneEdge, SceneFrame, SceneNode } from '../../../shared/drawing/scene.ts';
import type { Engine } from '../engine.ts';
import { shownSelection } from '../shown-selection.ts';
import type { Brush } from './brush.ts';
import { paintOutlines, paintThreads } from './paint-boxes.ts';
import { paintEdgeLabels, paintMarkedEdges } from './paint-edges.ts';
import { paintSelectedFrames } from './paint-frames.ts';
import type { DrawnEdge } from './trace.ts';

/** What is selected or lies under the pointer, as far as it is painted and not a card's own business. */
export interface Marked {
  /** Only far out, where cards are boxes. */
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  readonly frames: readonly SceneFrame[];
}

/** What of it lies in `visible`; what is being dragged, or hidden, is painted elsewhere or not at all. */
export function markedIn(engine: Engine, visible: Rect): Marked {
  const { index, level, drag, connection, hover } = engine.store.getState();
  const selection = shownSelection(engine.session.store.getState().selection, index.scene);
  const hovered = level !== 'box' && hover?.type === 'edge' ? hover.id : null;
  if (selection.size === 0 && hovered === null) return { nodes: [], edges: [], frames: [] };
  const moves = (id: Id) => drag?.ids.has(id) === true;
  // Whichever is less to go through.
  const few = selection.size < 200;
  const picked = <Item extends { readonly id: Id }>(
    known: ReadonlyMap<Id, Item>,
    found: () => readonly Item[],
  ): readonly Item[] =>
    few ? [...selection].flatMap((id) => known.get(id) ?? []) : found().filter(({ id }) => selection.has(id));
  const edges = picked(index.edges, () => index.edgeIndex.search(visible));
  const under = hovered === null || selection.has(hovered) ? undefined : index.edges.get(hovered);
  return {
    nodes:
      level === 'box'
        ? picked(index.nodes, () => index.nodeIndex.search(visible)).filter(
            ({ id, rect }) => !moves(id) && overlaps(rect, visible),
          )
        : [],
    edges: [...(under ? [under] : []), ...edges].filter(
      ({ id, from, to }) => id !== connection?.hides && !moves(from) && !moves(to),
    ),
    frames: index.scene.frames.filter(({ id, rect }) => selection.has(id) && overlaps(rect, visible)),
  };
}

/** The room that it takes, in canvas pixels; null: nothing is to be painted. */
export function roomOfMarked(
  engine: Engine,
  { nodes, edges, frames }: Marked,
  deadline: number,
): Rect | null {
  const { index, level } = engine.store.getState();
  const margin = 4 / engine.viewport.getState().zoom;
  const ofEdges = edges.flatMap((edge): Rect[] => {
    if (level === 'box') return [index.endOf(edge.from) ?? [], index.endOf(edge.to) ?? []].flat();
    const route = engine.routes.of(edge, deadline);
    return route ? [roomFor(route)] : [];
  });
  const all = boundsOf([...nodes.map(({ rect }) => rect), ...frames.map(({ rect }) => rect), ...ofEdges]);
  return all ? inflate(all, margin) : null;
}

export function paintMarked(brush: Brush, { nodes, edges, frames }: Marked) {
  const { context, engine, level, visible } = brush;
  const { index } = engine.store.getState();
  paintSelectedFrames(brush, frames);
  if (level === 'box') {
    paintThreads(brush, edges, index.endOf, true);
    // Threads run from middle to middle, under the boxes.
    for (const end of new Set(edges.flatMap(({ from, to }) => [from, to]))) {
      const rect = index.endOf(end);
      if (rect) context.clearRect(rect.x, rect.y, rect.width, rect.height);
    }
    paintOutlines(brush, nodes);
    return;
  }
  const drawn = drawnOf(brush, edges);
  if (drawn.length === 0) return;
  paintMarkedEdges(brush, drawn);
  if (level !== 'full') return;
  // Labels lie over all lines, those of other edges too.
  const rooms = drawn.map(({ route }) => roomFor(route));
  const others = index.edgeIndex.search(visible).filter(({ label, look }) => label || look?.sign);
  const covered = drawnOf(brush, others).filter(({ route }) => {
    const room = labelRoomOf(route);
    return rooms.some((rect) => overlaps(rect, room));
  });
  paintEdgeLabels(brush, covered, true);
}

function drawnOf({ engine, deadline }: Brush, edges: readonly SceneEdge[]): DrawnEdge[] {
  const { drag, connection } = engine.store.getState();
  return edges.flatMap((edge) => {
    const elsewhere = edge.id === connection?.hides || drag?.ids.has(edge.from) || drag?.ids.has(edge.to);
    const route = elsewhere ? null : engine.routes.of(edge, deadline);
    return route ? [{ edge, route }] : [];
  });
}

/** A road with its label and arrow head. */
export function roomFor(route: Route): Rect {
  return inflate(unite(route.bounds, labelRoomOf(route)), 12);
}

function labelRoomOf({ label, labelRoom }: Route): Rect {
  return { x: label.x - labelRoom / 2, y: label.y - 24, width: labelRoom, height: 48 };
}
