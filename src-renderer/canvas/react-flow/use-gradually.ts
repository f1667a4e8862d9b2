import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Id } from '../../../shared/base/ids.ts';
import { overlaps } from '../../../shared/drawing/rects.ts';
import { useCanvas } from '../engine-context.ts';
import { visibleRect } from '../view/viewport.ts';
import type { CardFlowNode, FrameFlowNode } from './card-node.tsx';

type FlowNode = CardFlowNode | FrameFlowNode;

/** So many new cards are mounted in one frame; more would be felt while zooming. */
const perFrame = 8;

/** The wanted nodes, new ones a few per frame (all at once the first time); until then the painter sketches them. */
export function useGradually(wanted: readonly FlowNode[]): FlowNode[] {
  const { engine } = useCanvas();
  const [nodes, setNodes] = useState<FlowNode[]>([]);
  const mounted = useRef<ReadonlySet<Id>>(new Set());
  const started = useRef(false);
  const frame = useRef(0);

  useLayoutEffect(() => {
    const step = () => {
      const known = mounted.current;
      const fresh = wanted.filter(({ id }) => !known.has(id));
      const { focus, renaming, drag } = engine.store.getState();
      const seen = visibleRect(engine.viewport.getState(), engine.store.getState().size);
      const urgency = ({ id, position, width = 0, height = 0 }: FlowNode) => {
        if (id === focus || id === renaming || drag?.ids.has(id) === true) return 2;
        return overlaps({ ...position, width, height }, seen) ? 1 : 0;
      };
      const room = started.current ? perFrame : fresh.length;
      started.current = started.current || fresh.length > 0;
      const chosen = new Set(
        (fresh.length > room ? fresh.toSorted((a, b) => urgency(b) - urgency(a)) : fresh)
          .slice(0, room)
          .map(({ id }) => id),
      );
      const next = wanted.filter(({ id }) => known.has(id) || chosen.has(id));
      mounted.current = new Set(next.map(({ id }) => id));
      engine.store.setState({ mounted: mounted.current });
      setNodes(next);
      if (fresh.length > chosen.size) frame.current = requestAnimationFrame(step);
    };
    cancelAnimationFrame(frame.current);
    step();
  }, [engine, wanted]);

  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  return nodes;
}
