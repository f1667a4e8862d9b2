import type { Id } from '../../../shared/base/ids.ts';
import { moved, overlaps } from '../../../shared/drawing/rects.ts';
import type { Rect, SceneNode } from '../../../shared/drawing/scene.ts';
import type { SceneIndex } from '../../../shared/drawing/scene-index.ts';
import type { DetailLevel } from '../scene.ts';
import type { CardFlowNode, FrameFlowNode } from './card-node.tsx';

type FlowNode = CardFlowNode | FrameFlowNode;

const flowNodes = new WeakMap<object, FlowNode>();
/** React Flow calls every node a "node" for screen readers; ours say what they are themselves. */
const silent = { 'aria-roledescription': undefined } as const;

interface Wanted {
  readonly index: SceneIndex;
  readonly window: Rect;
  readonly level: DetailLevel;
  /** Mounted wherever they are. */
  readonly pinned: readonly (Id | null)[];
  readonly dragged: ReadonlySet<Id> | undefined;
}

/** What React Flow gets: headers and cards near the viewport, and always the one with the keyboard's focus. */
export function mountedNodes(wanted: Wanted, offset: () => { dx: number; dy: number } | null): FlowNode[] {
  const { index, window, level, dragged } = wanted;
  const pinned = new Set(wanted.pinned.filter((id): id is Id => id !== null));
  const nodes: FlowNode[] = [];
  for (const frame of index.scene.frames) {
    if (pinned.has(frame.id) || (level !== 'box' && overlaps(frame.header, window))) {
      nodes.push(
        flowNodeOf(frame, () => ({ ...common(frame.id, frame.header), type: 'frame', data: { frame } })),
      );
    }
  }
  const cards = new Set<SceneNode>(level === 'box' ? [] : index.nodeIndex.search(window));
  const shift = offset();
  if (dragged && shift && level !== 'box') {
    // What is dragged is seen elsewhere than it stands.
    const before = moved(window, -shift.dx, -shift.dy);
    for (const node of index.nodeIndex.search(before)) if (dragged.has(node.id)) cards.add(node);
  }
  for (const id of pinned) {
    const node = index.nodes.get(id);
    if (node) cards.add(node);
  }
  for (const node of cards) {
    nodes.push(flowNodeOf(node, () => ({ ...common(node.id, node.rect), type: 'card', data: { node } })));
  }
  return nodes;
}

/** The same object for the same part of a scene, so that React Flow draws nothing anew. */
function flowNodeOf(part: object, make: () => FlowNode): FlowNode {
  const known = flowNodes.get(part);
  if (known) return known;
  const made = make();
  flowNodes.set(part, made);
  return made;
}

function common(id: Id, rect: { x: number; y: number; width: number; height: number }) {
  const size = { width: rect.width, height: rect.height };
  return {
    id,
    position: { x: rect.x, y: rect.y },
    ...size,
    measured: size,
    handles: [],
    domAttributes: silent,
  };
}
