import type { Id } from '../base/ids.ts';
import { isCollapsed } from './own-layout.ts';
import type { Scene, SceneEdge, SceneFrame, SceneNode } from './scene.ts';

type Parts = Pick<Scene, 'nodes' | 'frames' | 'edges'>;
type Folded = Parts & Pick<Scene, 'behind'>;

/**
 * What is in a collapsed stage, lane or group steps behind its header: the header says how many cards that is, and the
 * connections lead to the header. Of several that would lie on each other one is left, which says their number.
 */
export function foldScene(
  parts: Parts,
  homesOf: (node: SceneNode) => readonly (Id | null | undefined)[],
): Folded {
  const folded = new Set(parts.frames.filter(({ record }) => isCollapsed(record)).map(({ id }) => id));
  if (folded.size === 0) return parts;
  const behind = new Map<Id, Id>();
  const counts = new Map<Id, number>();
  for (const node of parts.nodes) {
    const home = homesOf(node).find((id) => id !== null && id !== undefined && folded.has(id));
    if (home === null || home === undefined) continue;
    behind.set(node.id, home);
    counts.set(home, (counts.get(home) ?? 0) + 1);
  }
  return {
    ...parts,
    nodes: parts.nodes.filter(({ id }) => !behind.has(id)),
    frames: parts.frames.map((frame) => (folded.has(frame.id) ? foldedFrame(frame, counts) : frame)),
    edges: foldedEdges(parts.edges, behind),
    behind,
  };
}

function foldedFrame(frame: SceneFrame, counts: ReadonlyMap<Id, number>): SceneFrame {
  const count = counts.get(frame.id) ?? 0;
  return { ...frame, folded: true, detail: count === 1 ? '1 card' : `${count} cards` };
}

function foldedEdges(edges: readonly SceneEdge[], behind: ReadonlyMap<Id, Id>): readonly SceneEdge[] {
  const bundles = new Map<string, { readonly edge: SceneEdge; count: number }>();
  const kept: (SceneEdge | { readonly edge: SceneEdge; count: number })[] = [];
  for (const edge of edges) {
    const from = behind.get(edge.from) ?? edge.from;
    const to = behind.get(edge.to) ?? edge.to;
    if (from === edge.from && to === edge.to) {
      kept.push(edge);
      continue;
    }
    if (from === to) continue;
    const key = `${from} ${to}`;
    const bundle = bundles.get(key);
    if (bundle) {
      bundle.count += 1;
      continue;
    }
    const first = { edge: { ...edge, from, to }, count: 1 };
    bundles.set(key, first);
    kept.push(first);
  }
  return kept.map((item) => {
    if (!('count' in item)) return item;
    return item.count === 1 ? item.edge : { ...item.edge, label: `${item.count} connections` };
  });
}
