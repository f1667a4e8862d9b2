import type { Id } from '../../shared/base/ids.ts';
import { type DocumentKind, documentKinds } from '../../shared/documents/document.ts';
import type { Point, Rect } from '../../shared/drawing/scene.ts';
import type { LayoutGraph, LayoutPlaces } from '../canvas/layout/graph.ts';
import type { MapGraph } from './map-graph.ts';
import { packIslands } from './pack-islands.ts';

export const nodeSize = { width: 208, height: 48 } as const;
const gap = 16;
/** Between what hangs together and what stands alone, and above each row of a kind: room for its heading. */
const sectionGap = 72;
const headingHeight = 28;

export interface MapHeading {
  readonly kind: DocumentKind;
  readonly at: Point;
  readonly count: number;
}

export interface MapPlaces {
  readonly rects: ReadonlyMap<Id, Rect>;
  /** Above the documents of each kind that refer to nothing. */
  readonly headings: readonly MapHeading[];
  readonly bounds: Rect;
}

/** What hangs together, for the layered layout. */
export function connectedGraph({ nodes, edges }: MapGraph): LayoutGraph {
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]));
  return {
    nodes: nodes.filter(({ id }) => joined.has(id)).map(({ id }) => ({ id, ...nodeSize, column: 0 })),
    edges: edges.filter(({ from, to }) => from !== to),
  };
}

/** What hangs together on top, and what stands alone below it in rows by kind, about as wide as high. */
export function placeMap(graph: MapGraph, layered: LayoutPlaces): MapPlaces {
  const joined = graph.nodes.flatMap(({ id }) => (layered.has(id) ? [id] : []));
  const packed = packIslands(joined, graph.edges, layered, { node: nodeSize, gap, islandGap: 3 * gap });
  const rects = new Map<Id, Rect>();
  const headings: MapHeading[] = [];
  let bottom = 0;
  let right = 0;
  for (const { id } of graph.nodes) {
    const place = packed.get(id);
    if (!place) continue;
    rects.set(id, { ...place, ...nodeSize });
    bottom = Math.max(bottom, place.y + nodeSize.height);
    right = Math.max(right, place.x + nodeSize.width);
  }
  const alone = graph.nodes.filter(({ id }) => !rects.has(id));
  const across = Math.max(
    3,
    Math.ceil(right / (nodeSize.width + gap)),
    Math.ceil(Math.sqrt(alone.length / 3)),
  );
  let y = rects.size > 0 ? bottom + sectionGap : 0;
  for (const kind of documentKinds) {
    const own = alone.filter((document) => document.kind === kind);
    if (own.length === 0) continue;
    headings.push({ kind, at: { x: 0, y: y + 14 }, count: own.length });
    y += headingHeight;
    for (const [index, { id }] of own.entries()) {
      const x = (index % across) * (nodeSize.width + gap);
      const row = Math.floor(index / across);
      rects.set(id, { x, y: y + row * (nodeSize.height + gap), ...nodeSize });
      right = Math.max(right, x + nodeSize.width);
    }
    y += Math.ceil(own.length / across) * (nodeSize.height + gap) + gap;
  }
  return { rects, headings, bounds: { x: 0, y: 0, width: right, height: Math.max(bottom, y - 2 * gap) } };
}

/** A curve from one document to another, leaving and arriving at the sides that face each other. */
export function edgePath(from: Rect, to: Rect): string {
  if (from === to) {
    const { x, y, width } = from;
    return `M${x + width - 40} ${y} C${x + width - 40} ${y - 36} ${x + width - 8} ${y - 36} ${x + width - 8} ${y}`;
  }
  const middle = (rect: Rect) => rect.y + rect.height / 2;
  const apart = to.x - (from.x + from.width);
  if (apart >= 0) {
    const bend = Math.max(24, apart / 2);
    const start = from.x + from.width;
    return `M${start} ${middle(from)} C${start + bend} ${middle(from)} ${to.x - bend} ${middle(to)} ${to.x} ${middle(to)}`;
  }
  if (from.x - (to.x + to.width) >= 0) {
    const bend = Math.max(24, (from.x - to.x - to.width) / 2);
    const end = to.x + to.width;
    return `M${from.x} ${middle(from)} C${from.x - bend} ${middle(from)} ${end + bend} ${middle(to)} ${end} ${middle(to)}`;
  }
  // One above the other: around the right side of both.
  const side = Math.max(from.x + from.width, to.x + to.width);
  return `M${from.x + from.width} ${middle(from)} C${side + 48} ${middle(from)} ${side + 48} ${middle(to)} ${to.x + to.width} ${middle(to)}`;
}

/** Where the word of a connection stands: the middle of its curve. */
export function edgeMiddle(from: Rect, to: Rect): { readonly x: number; readonly y: number } {
  const y = (from.y + from.height / 2 + to.y + to.height / 2) / 2;
  if (to.x >= from.x + from.width) return { x: (from.x + from.width + to.x) / 2, y };
  if (from.x >= to.x + to.width) return { x: (to.x + to.width + from.x) / 2, y };
  return { x: Math.max(from.x + from.width, to.x + to.width) + 36, y };
}
