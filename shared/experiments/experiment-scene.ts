import type { Change, Document } from '../documents/document.ts';
import { followingScene, type UpdatedParts } from '../drawing/follow-scene.ts';
import { keepScene } from '../drawing/keep-same.ts';
import { sameRect } from '../drawing/rects.ts';
import type { Scene, SceneNode } from '../drawing/scene.ts';
import { indexExperiment } from './experiment-index.ts';
import { placeExperiment } from './geometry.ts';

/**
 * Who takes part, the arms, what they are judged by: one column each, in reading order. How the traffic is shared out
 * belongs to no record: `trafficFlow` draws it.
 */
export const makeExperimentScene = followingScene({ make: makeAnew, update, compare: null });

function makeAnew(document: Document, previous: Scene | null): Scene {
  const { rects } = placeExperiment(document);
  const { audienceRules, exclusionGroups, variants, metrics, notes } = indexExperiment(document);
  const nodes: SceneNode[] = [];
  for (const record of [...audienceRules, ...exclusionGroups, ...variants, ...metrics, ...notes]) {
    const rect = rects.get(record.id);
    const old = previous?.nodes[nodes.length];
    // Most of them stand where they stood.
    if (rect)
      nodes.push(old?.record === record && sameRect(old.rect, rect) ? old : { id: record.id, rect, record });
  }
  return keepScene({ nodes, frames: [], edges: [] }, previous);
}

/** A record stands by its order, and a metric by its role too. */
function update(_: Scene, { updated }: Change, document: Document): UpdatedParts | null {
  if (updated.some(([a, b]) => a['order'] !== b['order'] || a['role'] !== b['role'])) return null;
  const { rects } = placeExperiment(document);
  const nodes = updated.flatMap(([, record]): SceneNode[] => {
    const rect = rects.get(record.id);
    return rect ? [{ id: record.id, rect, record }] : [];
  });
  return { nodes, edges: [] };
}
