import type { Id } from '../base/ids.ts';
import { isCollapsed } from './own-layout.ts';
import type { Scene, SceneEdge, SceneFrame, SceneNode } from './scene.ts';

type Parts = Pick<Scene, 'nodes' | 'frames' | 'edges'>;
type Folded = Parts & Pick<Scene, 'behind'>;

/**
 * What is in a collapsed stage, lane or group steps behind its header, and what belongs to a collapsed card behind that:
 * header or card says how many cards that is, and the connections lead to it. Of several that would lie on each other one
 * is left, which says their number. `homesOf` names what a card is in or belongs to, the outermost first.
 */
export function foldScene(
  parts: Parts,
  homesOf: (node: SceneNode) => readonly (Id | null | undefined)[],
): Folded {
  const folded = new Set(parts.frames.filter(({ record }) => isCollapsed(record)).map(({ id }) => id));
  for (const { id, holds, record } of parts.nodes) {
    if (holds !== undefined && isCollapsed(record)) folded.add(id);
  }
  if (folded.size === 0) return parts;
  const behind = new Map<Id, Id>();
  const counts = new Map<Id, number>();
  for (const node of parts.nodes) {
    const home = homesOf(node).find((id) => id !== null && id !== undefined && folded.has(id));
    if (home === null || home === undefined || home === node.id) continue;
    behind.set(node.id, home);
    counts.set(home, (counts.get(home) ?? 0) + 1);
  }
  return {
    ...parts,
    nodes: parts.nodes.flatMap((node) => {
      if (behind.has(node.id)) return [];
      return folded.has(node.id) ? [{ ...node, holds: counts.get(node.id) ?? 0 }] : [node];
    }),
    frames: parts.frames.map((frame) => (folded.has(frame.id) ? foldedFrame(frame, counts) : frame)),
    edges: foldedEdges(parts.edges, behind, folded),
    behind,
  };
}

/** '3 cards'. */
export function heldText(count: number): string {
  return count === 1 ? '1 card' : `${count} cards`;
}

function foldedFrame(frame: SceneFrame, counts: ReadonlyMap<Id, number>): SceneFrame {
  return { ...frame, folded: true, detail: heldText(counts.get(frame.id) ?? 0) };
}

/** What is drawn no more by itself is behind the header or card at which it ends. */
function foldedEdges(
  edges: readonly SceneEdge[],
  behind: Map<Id, Id>,
  folded: ReadonlySet<Id>,
): readonly SceneEdge[] {
  const bundles = new Map<string, { readonly edge: SceneEdge; count: number }>();
  const kept: (SceneEdge | { readonly edge: SceneEdge; count: number })[] = [];
  for (const edge of edges) {
    const from = behind.get(edge.from) ?? edge.from;
    const to = behind.get(edge.to) ?? edge.to;
    const same = from === edge.from && to === edge.to;
    // A card that folds has connections of its own: what comes out from behind it may lie on those.
    if (same && !folded.has(from) && !folded.has(to)) {
      kept.push(edge);
      continue;
    }
    if (from === to && !same) {
      behind.set(edge.id, from);
      continue;
    }
    const key = `${from} ${to}`;
    const bundle = bundles.get(key);
    if (bundle) {
      bundle.count += 1;
      behind.set(edge.id, folded.has(from) ? from : to);
      continue;
    }
    const first = { edge: same ? edge : { ...edge, from, to }, count: 1 };
    bundles.set(key, first);
    kept.push(first);
  }
  return kept.map((item) => {
    if (!('count' in item)) return item;
    return item.count === 1 ? item.edge : { ...item.edge, label: `${item.count} connections` };
  });
}
