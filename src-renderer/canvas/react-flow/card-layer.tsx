import '@xyflow/react/dist/base.css';
import { ReactFlow, ReactFlowProvider, useStoreApi } from '@xyflow/react';
import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import { useCanvas, useCanvasState } from '../engine-context.ts';
import { zoomLimits } from '../view/viewport.ts';
import styles from './card-layer.module.css';
import { CardNode, FrameNode } from './card-node.tsx';
import { mountedNodes } from './mounted.ts';
import { useGradually } from './use-gradually.ts';

const nodeTypes = { card: CardNode, frame: FrameNode };
const noEdges: never[] = [];

/**
 * The only place that knows React Flow. It mounts the cards near the viewport and moves them with it; pointer, keyboard,
 * selection, edges and everything far out are the canvas's own.
 */
export function CardLayer() {
  return (
    <ReactFlowProvider>
      <div className={styles.layer}>
        <Cards />
        <FollowViewport />
        <FollowDrag />
      </div>
    </ReactFlowProvider>
  );
}

const Cards = memo(function Cards() {
  const { engine } = useCanvas();
  const index = useCanvasState((state) => state.index);
  const window = useCanvasState((state) => state.window);
  const level = useCanvasState((state) => state.level);
  const focus = useCanvasState((state) => state.focus);
  const renaming = useCanvasState((state) => state.renaming);
  const dragged = useCanvasState((state) => state.drag?.ids);
  const wanted = useMemo(
    () =>
      mountedNodes(
        { index, window, level, pinned: [focus, renaming], dragged },
        () => engine.store.getState().drag,
      ),
    [engine, index, window, level, focus, renaming, dragged],
  );
  const nodes = useGradually(wanted);
  return (
    <ReactFlow
      ref={asPlainBox}
      nodes={nodes}
      edges={noEdges}
      nodeTypes={nodeTypes}
      defaultViewport={engine.viewport.getState()}
      minZoom={zoomLimits.min}
      maxZoom={zoomLimits.max}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      elementsSelectable={false}
      panOnDrag={false}
      panOnScroll={false}
      zoomOnScroll={false}
      zoomOnPinch={false}
      zoomOnDoubleClick={false}
      preventScrolling={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      panActivationKeyCode={null}
      zoomActivationKeyCode={null}
      proOptions={{ hideAttribution: true }}
    />
  );
});

/** React Flow calls its wrapper an application, without a name and whatever it is given; the canvas around it is the one. */
function asPlainBox(wrapper: HTMLDivElement | null) {
  wrapper?.setAttribute('role', 'presentation');
}

/** Hands the viewport over before the next painting, without going through React Flow's own zoom. */
function FollowViewport() {
  const { engine } = useCanvas();
  const flow = useStoreApi();
  useLayoutEffect(() => {
    const follow = () => {
      const { x, y, zoom } = engine.viewport.getState();
      flow.setState({ transform: [x, y, zoom] });
    };
    follow();
    return engine.viewport.subscribe(follow);
  }, [engine, flow]);
  return null;
}

/** Moves dragged cards by CSS only: neither the document nor React knows of it until the release. */
function FollowDrag() {
  const { engine, prefix } = useCanvas();
  const shifted = useRef(new Map<string, HTMLElement>());
  useLayoutEffect(() => {
    const elements = shifted.current;
    const follow = () => {
      const { drag } = engine.store.getState();
      for (const [id, element] of elements) {
        if (drag?.ids.has(id) && element.isConnected) continue;
        element.style.removeProperty('translate');
        element.style.removeProperty('z-index');
        elements.delete(id);
      }
      if (!drag) return;
      const shift = `${drag.dx}px ${drag.dy}px`;
      const many = drag.ids.size > 200;
      const ids = many ? mountedDragged(drag.ids, prefix) : drag.ids;
      for (const id of ids) {
        const element = elements.get(id) ?? document.getElementById(`${prefix}${id}`)?.parentElement;
        if (!element) continue;
        if (!elements.has(id)) element.style.zIndex = '10';
        elements.set(id, element);
        element.style.translate = shift;
      }
    };
    follow();
    return engine.store.subscribe((state, before) => {
      if (state.drag !== before.drag || state.window !== before.window) follow();
    });
  }, [engine, prefix]);
  return null;
}

/** Of many dragged cards only those that are mounted. */
function mountedDragged(ids: ReadonlySet<string>, prefix: string): readonly string[] {
  return [...document.querySelectorAll(`[id^="${CSS.escape(prefix)}"]`)].flatMap((element) => {
    const id = element.id.slice(prefix.length);
    return ids.has(id) ? [id] : [];
  });
}
