import type { Id } from '../../../shared/base/ids.ts';
import { labelOffsetOf } from '../../../shared/drawing/own-layout.ts';
import { setLabelOffset } from '../actions/own-layout.ts';
import type { Engine } from '../engine.ts';
import type { Gesture, PointerState } from './gesture.ts';

/** In canvas pixels: nearer to its own place than this, a label goes back there. */
const home = 8;

/**
 * The label of a connection to another place along it or beside it. null: no record holds this connection, as the ways of a
 * funnel, so that nothing would keep the place.
 */
export function startDragLabel(engine: Engine, start: PointerState, id: Id): Gesture | null {
  if (!Object.hasOwn(engine.document().records, id)) return null;
  const edge = engine.store.getState().index.edges.get(id);
  const before = edge ? labelOffsetOf(edge.record) : { x: 0, y: 0 };
  const at = edge ? engine.routes.of(edge)?.label : undefined;
  let offset = before;
  const end = () => engine.store.setState({ label: null });
  return {
    cursor: 'grabbing',
    autoPan: true,
    move: ({ canvas }) => {
      if (!edge || !at) return;
      const dx = canvas.x - start.canvas.x;
      const dy = canvas.y - start.canvas.y;
      offset = { x: before.x + dx, y: before.y + dy };
      if (Math.hypot(offset.x, offset.y) < home) offset = { x: 0, y: 0 };
      engine.store.setState({
        label: {
          text: edge.label ?? '',
          at: { x: at.x - before.x + offset.x, y: at.y - before.y + offset.y },
        },
      });
    },
    release: () => {
      end();
      engine.finish(setLabelOffset(engine.document(), id, offset, engine.view.nameOf));
    },
    cancel: end,
  };
}
