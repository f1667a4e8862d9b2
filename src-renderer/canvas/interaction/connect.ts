import type { Id } from '../../../shared/base/ids.ts';
import type { Point, Rect } from '../../../shared/drawing/scene.ts';
import type { Engine } from '../engine.ts';
import type { Gesture, PointerState } from './gesture.ts';

/** Draws a connection out of a card. On another card it connects; on empty canvas it asks what to add there. */
export function startConnect(engine: Engine, from: Id): Gesture {
  const source = engine.store.getState().index.nodes.get(from)?.rect;
  const aim = aimFor(engine, (target) => engine.view.canConnect(engine.document(), from, target));
  const end = () => engine.store.setState({ connection: null });
  let target: Id | null = null;
  return {
    cursor: 'crosshair',
    autoPan: true,
    move: (pointer) => {
      if (!source) return;
      const found = aim(pointer);
      target = found.target;
      engine.store.setState({ connection: { from: source, to: found.to, hides: null, target } });
    },
    release: (pointer) => {
      end();
      if (target) {
        engine.finish(engine.gestures.connect(engine.document(), from, target));
      } else if (!engine.store.getState().index.nodeIndex.at(pointer.canvas)) {
        engine.store.setState({ adding: { at: pointer.canvas, card: { for: 'connection', from } } });
      } else {
        engine.announce('These two cannot be connected');
      }
    },
    cancel: end,
  };
}

/** Takes one end of a connection to another card. Dropped anywhere else, it stays as it was. */
export function startReconnect(engine: Engine, edgeId: Id, end: 'from' | 'to'): Gesture {
  const { index } = engine.store.getState();
  const edge = index.edges.get(edgeId);
  const fixed = edge ? (end === 'to' ? edge.from : edge.to) : null;
  const rect = fixed === null ? undefined : index.endOf(fixed);
  const current = edge?.[end];
  const aim = aimFor(engine, (target) => {
    if (fixed === null || target === current) return false;
    return end === 'to'
      ? engine.view.canConnect(engine.document(), fixed, target)
      : engine.view.canConnect(engine.document(), target, fixed);
  });
  const stop = () => engine.store.setState({ connection: null });
  let target: Id | null = null;
  return {
    cursor: 'crosshair',
    autoPan: true,
    move: (pointer) => {
      if (!rect) return;
      const found = aim(pointer);
      target = found.target;
      const ends = end === 'to' ? { from: rect, to: found.to } : { from: found.to, to: rect };
      engine.store.setState({ connection: { ...ends, hides: edgeId, target } });
    },
    release: () => {
      if (target) engine.finish(engine.gestures.reconnect(engine.document(), edgeId, end, target));
      stop();
    },
    cancel: stop,
  };
}

/** The card under the pointer where it may be joined, else the bare point. */
function aimFor(engine: Engine, allowed: (target: Id) => boolean) {
  return ({ canvas }: PointerState): { readonly to: Rect | Point; readonly target: Id | null } => {
    const node = engine.store.getState().index.nodeIndex.at(canvas);
    return node && allowed(node.id) ? { to: node.rect, target: node.id } : { to: canvas, target: null };
  };
}
