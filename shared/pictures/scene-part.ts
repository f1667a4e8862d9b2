import type { Id } from '../base/ids.ts';
import { centerOf, contains, overlaps } from '../drawing/rects.ts';
import type { Rect, Scene, SceneEdge, SceneFrame, SceneNode } from '../drawing/scene.ts';

export interface ScenePart {
  readonly nodes: readonly SceneNode[];
  readonly frames: readonly SceneFrame[];
  readonly edges: readonly SceneEdge[];
}

/**
 * What of a scene a picture shows: all of it, a selection (a stage or lane brings what it holds, two cards the connection
 * between them), or what lies in a region.
 */
export function scenePart(scene: Scene, ids: readonly Id[] | null, region: Rect | null): ScenePart {
  // What is behind a collapsed card or header is shown by that.
  const part =
    ids === null ? scene : selectedPart(scene, new Set(ids.map((id) => scene.behind?.get(id) ?? id)));
  if (region === null) return part;
  const nodes = part.nodes.filter(({ rect }) => overlaps(rect, region));
  const shown = new Set(nodes.map(({ id }) => id));
  return {
    nodes,
    frames: part.frames.filter(({ rect, header }) => overlaps(rect, region) || overlaps(header, region)),
    // A road that leaves the sheet is drawn up to its border.
    edges: part.edges.filter(({ from, to }) => shown.has(from) || shown.has(to)),
  };
}

function selectedPart(scene: Scene, chosen: ReadonlySet<Id>): ScenePart {
  const frames = scene.frames.filter(({ id }) => chosen.has(id));
  const ends = new Set(scene.edges.filter(({ id }) => chosen.has(id)).flatMap(({ from, to }) => [from, to]));
  const nodes = scene.nodes.filter(
    ({ id, rect }) =>
      chosen.has(id) || ends.has(id) || frames.some((frame) => contains(frame.rect, centerOf(rect))),
  );
  const shown = new Set(nodes.map(({ id }) => id));
  const panels = frames.some(({ look }) => look === 'panel');
  return {
    nodes,
    // The rows behind a chosen stage would reach across stages that are not shown.
    frames: frames.filter(({ look }) => look === 'panel' || !panels),
    edges: scene.edges.filter(({ from, to }) => shown.has(from) && shown.has(to)),
  };
}
