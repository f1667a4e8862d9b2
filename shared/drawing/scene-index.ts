import type { Id } from '../base/ids.ts';
import { labelOffsetOf } from './own-layout.ts';
import { inflate, unite } from './rects.ts';
import type { Rect, Scene, SceneEdge, SceneFrame, SceneNode } from './scene.ts';
import { createSpatialIndex, type SpatialIndex } from './spatial-index.ts';

/** A scene made ready for questions: what lies here, what is joined to what. */
export interface SceneIndex {
  readonly scene: Scene;
  readonly nodes: ReadonlyMap<Id, SceneNode>;
  readonly frames: ReadonlyMap<Id, SceneFrame>;
  readonly edges: ReadonlyMap<Id, SceneEdge>;
  readonly nodeIndex: SpatialIndex<SceneNode>;
  /** By the rectangle around both ends, with room for a way around. */
  readonly edgeIndex: SpatialIndex<SceneEdge>;
  /** Where a connection ends: a card, or the header of a collapsed frame. */
  readonly endOf: (id: Id) => Rect | undefined;
  /** What comes in first, then what leads on, each in the order of the document. */
  readonly edgesOf: (id: Id) => readonly SceneEdge[];
  /** The place of a card in reading order. */
  readonly orderOf: (id: Id) => number;
}

const roadMargin = 64;

export function indexScene(scene: Scene): SceneIndex {
  const nodes = new Map(scene.nodes.map((node) => [node.id, node]));
  let joined: Map<Id, SceneEdge[]> | null = null;
  const sorted = new Set<Id>();
  let order: Map<Id, number> | null = null;
  let edges: Map<Id, SceneEdge> | null = null;
  let edgeIndex: SpatialIndex<SceneEdge> | null = null;
  const frames = new Map(scene.frames.map((frame) => [frame.id, frame]));
  function endOf(id: Id): Rect | undefined {
    const rect = nodes.get(id)?.rect;
    if (rect) return rect;
    const frame = frames.get(id);
    return frame?.folded ? frame.header : undefined;
  }
  return {
    scene,
    nodes,
    frames,
    endOf,
    get edges() {
      edges ??= new Map(scene.edges.map((edge) => [edge.id, edge]));
      return edges;
    },
    nodeIndex: createSpatialIndex(scene.nodes, (node) => node.rect),
    get edgeIndex() {
      edgeIndex ??= createSpatialIndex(
        scene.edges.filter((edge) => endOf(edge.from) && endOf(edge.to)),
        (edge) => roadRect(endOf, edge),
      );
      return edgeIndex;
    },
    edgesOf(id) {
      joined ??= joinsOf(scene.edges);
      const edgesHere = joined.get(id) ?? [];
      if (!sorted.has(id)) {
        sorted.add(id);
        edgesHere.sort((a, b) => rankOf(a, id) - rankOf(b, id) || byOrder(a, b));
      }
      return edgesHere;
    },
    orderOf(id) {
      order ??= new Map(scene.nodes.map((node, place) => [node.id, place]));
      return order.get(id) ?? -1;
    },
  };
}

function roadRect(endOf: SceneIndex['endOf'], edge: SceneEdge): Rect {
  const from = endOf(edge.from) ?? { x: 0, y: 0, width: 0, height: 0 };
  const to = endOf(edge.to) ?? from;
  const { x, y } = labelOffsetOf(edge.record);
  return inflate(unite(from, to), roadMargin + Math.max(Math.abs(x), Math.abs(y)));
}

function rankOf(edge: SceneEdge, id: Id): number {
  return edge.to === id ? 0 : 1;
}

/** Records come in the sequence of their ids, which says nothing to people. */
function byOrder(a: SceneEdge, b: SceneEdge): number {
  return Number(a.record['order'] ?? 0) - Number(b.record['order'] ?? 0) || (a.id < b.id ? -1 : 1);
}

function joinsOf(edges: readonly SceneEdge[]): Map<Id, SceneEdge[]> {
  const joined = new Map<Id, SceneEdge[]>();
  const add = (id: Id, edge: SceneEdge) => {
    const list = joined.get(id);
    if (list) list.push(edge);
    else joined.set(id, [edge]);
  };
  for (const edge of edges) {
    add(edge.from, edge);
    if (edge.to !== edge.from) add(edge.to, edge);
  }
  return joined;
}
