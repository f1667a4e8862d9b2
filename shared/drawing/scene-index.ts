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

/** Of the index of the scene before, what the two scenes have in common is taken over. */
export function indexScene(scene: Scene, previous: SceneIndex | null = null): SceneIndex {
  const since = previous && changesSince(previous, scene);
  const frames =
    previous?.scene.frames === scene.frames
      ? previous.frames
      : new Map(scene.frames.map((frame) => [frame.id, frame]));
  const nodes = since ? new Map(previous?.nodes) : new Map<Id, SceneNode>();
  for (const node of since?.changed ?? scene.nodes) nodes.set(node.id, node);
  const { edges, edgesOf } = lookupOf(scene.edges);
  let order: Map<Id, number> | null = null;
  let roads: Roads | null = null;
  function endOf(id: Id): Rect | undefined {
    const rect = nodes.get(id)?.rect;
    if (rect) return rect;
    const frame = frames.get(id);
    return frame?.folded ? frame.header : undefined;
  }
  const index: SceneIndex = {
    scene,
    nodes,
    frames,
    endOf,
    get edges() {
      return edges();
    },
    nodeIndex:
      previous && since?.places
        ? previous.nodeIndex.withItems(scene.nodes, since.places, rectOf)
        : createSpatialIndex(scene.nodes, rectOf),
    get edgeIndex() {
      if (!roads) {
        const known = previous && since && frames === previous.frames ? roadsOf.get(previous) : undefined;
        const moved = since?.changed.flatMap(({ id }) => edgesOf(id)) ?? [];
        roads = (known && changedRoads(known, scene.edges, moved, endOf)) ?? indexRoads(scene.edges, endOf);
        roadsOf.set(index, roads);
      }
      return roads.spatial;
    },
    edgesOf,
    orderOf(id) {
      order ??= new Map(scene.nodes.map((node, place) => [node.id, place]));
      return order.get(id) ?? -1;
    },
  };
  return index;
}

/** The connections of a scene by where they run. */
interface Roads {
  readonly edges: readonly SceneEdge[];
  /** Those of them whose both ends are there. */
  readonly placed: readonly SceneEdge[];
  readonly spatial: SpatialIndex<SceneEdge>;
}

const roadsOf = new WeakMap<SceneIndex, Roads>();

function indexRoads(edges: readonly SceneEdge[], endOf: SceneIndex['endOf']): Roads {
  const placed = edges.filter((edge) => endOf(edge.from) && endOf(edge.to));
  return { edges, placed, spatial: createSpatialIndex(placed, (edge) => roadRect(endOf, edge)) };
}
/** With a few connections that are others than before or whose ends were moved; null: there is more to it. */
function changedRoads(
  known: Roads,
  edges: readonly SceneEdge[],
  moved: readonly SceneEdge[],
  endOf: SceneIndex['endOf'],
): Roads | null {
  const same = known.edges === edges;
  // Those without an end have no place among the placed ones: only where there are none do the places fit.
  if (!same && (edges.length !== known.edges.length || known.placed.length !== edges.length)) return null;
  const placed = same ? known.placed : edges;
  const places = new Set(moved.map((edge) => placed.indexOf(edge)).filter((place) => place >= 0));
  for (const [place, edge] of same ? [] : edges.entries()) {
    if (edge === known.edges[place]) continue;
    if (!endOf(edge.from) || !endOf(edge.to) || places.size > fewChanges) return null;
    places.add(place);
  }
  const spatial = known.spatial.withItems(placed, [...places], (edge) => roadRect(endOf, edge));
  return { edges, placed, spatial };
}

interface Changes {
  readonly changed: readonly SceneNode[];
  /** Where another card stands among the nodes than before; null: in many places. */
  readonly places: readonly number[] | null;
}

/** Past it, to index anew is hardly slower. */
const fewChanges = 64;

/** Which cards are others than before; null: cards came or went, or many changed. */
function changesSince(before: SceneIndex, { nodes }: Scene): Changes | null {
  const old = before.scene.nodes;
  if (nodes.length !== old.length) return null;
  const changed: SceneNode[] = [];
  const places: number[] = [];
  for (const [place, node] of nodes.entries()) {
    if (node === old[place]) continue;
    places.push(place);
    const known = before.nodes.get(node.id);
    if (!known) return null;
    if (known !== node) changed.push(node);
    if (changed.length > fewChanges) return null;
  }
  return { changed, places: places.length > fewChanges ? null : places };
}

interface EdgeLookup {
  readonly edges: () => ReadonlyMap<Id, SceneEdge>;
  readonly edgesOf: SceneIndex['edgesOf'];
}

const lookups = new WeakMap<readonly SceneEdge[], EdgeLookup>();

/** Made once for the same connections, whatever becomes of the cards. */
function lookupOf(edges: readonly SceneEdge[]): EdgeLookup {
  const known = lookups.get(edges);
  if (known) return known;
  let byId: Map<Id, SceneEdge> | null = null;
  let joined: Map<Id, SceneEdge[]> | null = null;
  const sorted = new Set<Id>();
  const made: EdgeLookup = {
    edges() {
      byId ??= new Map(edges.map((edge) => [edge.id, edge]));
      return byId;
    },
    edgesOf(id) {
      joined ??= joinsOf(edges);
      const edgesHere = joined.get(id) ?? [];
      if (!sorted.has(id)) {
        sorted.add(id);
        edgesHere.sort((a, b) => rankOf(a, id) - rankOf(b, id) || byOrder(a, b));
      }
      return edgesHere;
    },
  };
  lookups.set(edges, made);
  return made;
}

function rectOf({ rect }: SceneNode): Rect {
  return rect;
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
