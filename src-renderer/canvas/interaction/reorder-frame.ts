import type { Id } from '../../../shared/base/ids.ts';
import { centerOf } from '../../../shared/drawing/rects.ts';
import type { SceneFrame } from '../../../shared/drawing/scene.ts';
import type { Engine } from '../engine.ts';
import type { Gesture, PointerState } from './gesture.ts';

/** A stage along the map, a lane up and down, held by the header. */
export function startReorderFrame(engine: Engine, start: PointerState, id: Id): Gesture {
  const { index } = engine.store.getState();
  const frame = index.frames.get(id);
  const others = index.scene.frames.filter((other) => other.look === frame?.look && other.id !== id);
  let toIndex = frame?.index ?? 0;
  const end = () => engine.store.setState({ reorder: null });
  return {
    cursor: 'grabbing',
    autoPan: true,
    move: ({ canvas }) => {
      if (!frame) return;
      const dx = canvas.x - start.canvas.x;
      const dy = canvas.y - start.canvas.y;
      toIndex = placeAmong(frame, others, dx, dy);
      engine.store.setState({ reorder: { id, toIndex, dx, dy } });
    },
    release: () => {
      if (frame && toIndex !== frame.index) {
        engine.finish(engine.gestures.reorderFrame(engine.document(), id, toIndex));
      }
      end();
    },
    cancel: end,
  };
}

/** How many of the others stand before it now. */
export function placeAmong(frame: SceneFrame, others: readonly SceneFrame[], dx: number, dy: number): number {
  const along = frame.resize === 'right' ? 'x' : 'y';
  const shift = along === 'x' ? dx : dy;
  if (shift === 0) return frame.index;
  // Its leading edge decides, so that a wide stage needs not be carried past a narrow one.
  const half = (along === 'x' ? frame.rect.width : frame.rect.height) / 2;
  const edge = centerOf(frame.rect)[along] + shift + Math.sign(shift) * half;
  return others.filter((other) => centerOf(other.rect)[along] < edge).length;
}
