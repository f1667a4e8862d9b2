import type { Id } from '../base/ids.ts';
import type { Change, Document } from '../documents/document.ts';
import { placeIn } from '../documents/follow-list.ts';
import { lastChange, updatesFew } from '../documents/last-change.ts';
import { sceneBounds } from './keep-same.ts';
import type { Scene, SceneEdge, SceneNode } from './scene.ts';
import type { MakeScene } from './with-images.ts';

/** What a few updated records look like now. */
export interface UpdatedParts {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
}

interface Following {
  /** Works the scene out anew. */
  readonly make: MakeScene;
  /** The cards and connections of what a change updates, null where more than these look different then. */
  readonly update: (previous: Scene, change: Change, document: Document) => UpdatedParts | null;
  /** Which of two cards is read first; null: an updated card keeps its place. */
  readonly compare: ((document: Document) => (a: SceneNode, b: SceneNode) => number) | null;
}

/**
 * A scene that follows the changes of its document: after an edit of a few records only what they look like is worked
 * out, however large the document is. Equal to the scene made anew.
 */
export function followingScene({ make, update, compare }: Following): MakeScene {
  const drawn = new WeakMap<Scene, Document>();

  function followed(document: Document, previous: Scene | null): Scene | null {
    const last = previous && lastChange(document);
    if (!last || drawn.get(previous) !== last.before || !updatesFew(last.change)) return null;
    // What is folded stands for others.
    if (previous.frames.some(({ folded }) => folded) || previous.nodes.some(({ holds = 0 }) => holds > 0))
      return null;
    const parts = update(previous, last.change, document);
    if (!parts) return null;
    const nodes = withNodes(previous.nodes, parts.nodes, compare?.(document) ?? null);
    const edges = withEdges(previous.edges, parts.edges);
    return nodes && edges && { ...previous, nodes, edges, bounds: sceneBounds(nodes, previous.frames) };
  }

  return (document, previous) => {
    const scene = followed(document, previous) ?? make(document, previous);
    drawn.set(scene, document);
    return scene;
  };
}

/** With each of these in its place; null where one of them was not there. */
function withNodes(
  before: readonly SceneNode[],
  updated: readonly SceneNode[],
  compare: ((a: SceneNode, b: SceneNode) => number) | null,
): readonly SceneNode[] | null {
  if (updated.length === 0) return before;
  const nodes = [...before];
  for (const node of updated) {
    const at = placeOf(nodes, node.id);
    if (at < 0) return null;
    nodes.splice(at, 1);
    nodes.splice(compare ? placeIn(nodes, node, compare) : at, 0, node);
  }
  return nodes;
}

function withEdges(before: readonly SceneEdge[], updated: readonly SceneEdge[]): readonly SceneEdge[] | null {
  if (updated.length === 0) return before;
  const edges = [...before];
  for (const edge of updated) {
    const at = placeOf(edges, edge.id);
    if (at < 0) return null;
    edges[at] = edge;
  }
  return edges;
}

function placeOf(items: readonly { readonly id: Id }[], id: Id): number {
  return items.findIndex((item) => item.id === id);
}
