import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Id } from '../../../shared/base/ids.ts';
import { overlaps } from '../../../shared/drawing/rects.ts';
import { useCanvas } from '../engine-context.ts';
import { visibleRect } from '../view/viewport.ts';
import type { CardFlowNode, FrameFlowNode } from './card-node.tsx';

type FlowNode = CardFlowNode | FrameFlowNode;

/** So many cards are mounted and taken out in one frame; more would be felt while zooming. */
const perFrame = 8;
const leavingPerFrame = 16;

/**
 * The wanted nodes, new ones a few per frame (all at once the first time); until then the painter sketches them. What is
 * wanted no longer goes a few per frame too, unseen: coming back at once, it is there still.
 */
export function useGradually(wanted: readonly FlowNode[]): FlowNode[] {
  const { engine } = useCanvas();
  const [nodes, setNodes] = useState<FlowNode[]>([]);
  const mounted = useRef<ReadonlyMap<Id, FlowNode>>(new Map());
  const started = useRef(false);
  const frame = useRef(0);

  useLayoutEffect(() => {
    const wantedIds = new Set(wanted.map(({ id }) => id));
    const step = () => {
      const known = mounted.current;
      const { focus, renaming, drag, size, index, level } = engine.store.getState();
      const seen = visibleRect(engine.viewport.getState(), size);
      const isSeen = ({ position, width = 0, height = 0 }: FlowNode) =>
        overlaps({ ...position, width, height }, seen);
      const urgency = (node: FlowNode) => {
        if (node.id === focus || node.id === renaming || drag?.ids.has(node.id) === true) return 2;
        return isSeen(node) ? 1 : 0;
      };
      const fresh = wanted.filter(({ id }) => !known.has(id));
      const room = started.current ? perFrame : fresh.length;
      started.current = started.current || fresh.length > 0;
      const chosen = new Set(
        (fresh.length > room ? fresh.toSorted((a, b) => urgency(b) - urgency(a)) : fresh)
          .slice(0, room)
          .map(({ id }) => id),
      );
      const here = wanted.filter(({ id }) => known.has(id) || chosen.has(id));
      const leaving = [...known.values()]
        .filter(({ id }) => !wantedIds.has(id) && (index.nodes.has(id) || index.frames.has(id)))
        .slice(leavingPerFrame)
        // Far out all of them are hidden at once, by the stylesheet.
        .map((node) => (level !== 'box' && isSeen(node) ? unseen(node) : node));
      const next = [...here, ...leaving];
      mounted.current = new Map(next.map((node) => [node.id, node]));
      engine.store.setState({ mounted: new Set(here.map(({ id }) => id)) });
      setNodes(next);
      if (fresh.length > chosen.size || leaving.length > 0) frame.current = requestAnimationFrame(step);
    };
    cancelAnimationFrame(frame.current);
    step();
  }, [engine, wanted]);

  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  return nodes;
}

const hidden = { visibility: 'hidden' } as const;

/** Moved elsewhere by a change, it must not be seen where it was. */
function unseen(node: FlowNode): FlowNode {
  return node.style === hidden ? node : { ...node, style: hidden };
}
