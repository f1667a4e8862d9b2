import type { Id } from '../../../shared/base/ids.ts';
import type { Engine } from '../engine.ts';
import { toGrid } from '../view/snapping.ts';
import type { Gesture, PointerState } from './gesture.ts';

/** In canvas pixels, where the kind says nothing. */
const usualLeast = 40;

/** A stage by its right edge, a lane by its bottom edge. The kind's own limits apply. */
export function startResizeFrame(engine: Engine, start: PointerState, id: Id, snaps: () => boolean): Gesture {
  const frame = engine.store.getState().index.frames.get(id);
  const along = frame?.resize === 'bottom' ? 'y' : 'x';
  const before = (along === 'x' ? frame?.rect.width : frame?.rect.height) ?? 0;
  const least = engine.gestures.leastFrame?.(engine.document(), id) ?? usualLeast;
  let size = before;
  const end = () => engine.store.setState({ resize: null });
  return {
    cursor: along === 'x' ? 'ew-resize' : 'ns-resize',
    autoPan: true,
    move: ({ canvas, mod }) => {
      const wanted = before + canvas[along] - start.canvas[along];
      size = Math.max(least, snaps() && !mod ? toGrid(wanted) : Math.round(wanted));
      engine.store.setState({ resize: { id, size } });
    },
    release: () => {
      if (size !== before) engine.finish(engine.gestures.resizeFrame(engine.document(), id, size));
      end();
    },
    cancel: end,
  };
}
