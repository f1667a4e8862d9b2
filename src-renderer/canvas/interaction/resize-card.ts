import type { Id } from '../../../shared/base/ids.ts';
import type { Point, Rect } from '../../../shared/drawing/scene.ts';
import type { Engine } from '../engine.ts';
import { toGrid } from '../view/snapping.ts';
import type { Gesture, PointerState } from './gesture.ts';

const least = 16;

/** The corner by which the only selected card can be made larger or smaller; null: it cannot. */
export function cornerOwner(engine: Engine): { readonly id: Id; readonly rect: Rect } | null {
  const { index, level } = engine.store.getState();
  const { selection } = engine.session.store.getState();
  const [id] = selection;
  const node = selection.size === 1 && id !== undefined ? index.nodes.get(id) : undefined;
  if (!node || level === 'box' || engine.readOnly || engine.view.resizable?.(node.record) !== true)
    return null;
  return { id: node.id, rect: node.rect };
}

export function cornerOf({ x, y, width, height }: Rect): Point {
  return { x: x + width, y: y + height };
}

/** A note or an image by its lower right corner; the outline shows what it will be, the kind's limits apply on release. */
export function startResizeCard(engine: Engine, start: PointerState, id: Id, snaps: () => boolean): Gesture {
  const rect = engine.store.getState().index.nodes.get(id)?.rect;
  let size: { readonly width: number; readonly height: number } | null = null;
  const end = () => engine.store.setState({ drop: null });
  return {
    cursor: 'nwse-resize',
    autoPan: true,
    move: ({ canvas, mod }) => {
      if (!rect) return;
      const side = (before: number, by: number) =>
        Math.max(least, snaps() && !mod ? toGrid(before + by) : Math.round(before + by));
      size = {
        width: side(rect.width, canvas.x - start.canvas.x),
        height: side(rect.height, canvas.y - start.canvas.y),
      };
      engine.store.setState({ drop: { rect: { ...rect, ...size }, edgeId: null } });
    },
    release: () => {
      if (size) engine.finish(engine.gestures.resizeCard?.(engine.document(), id, size) ?? null);
      end();
    },
    cancel: end,
  };
}

/** The keyboard's way: one grid step at a time. False where the card has one size only. */
export function resizeByKey(engine: Engine, dx: number, dy: number): boolean {
  const owner = cornerOwner(engine);
  if (!owner) return false;
  const { width, height } = owner.rect;
  const size = { width: width + dx, height: height + dy };
  engine.finish(engine.gestures.resizeCard?.(engine.document(), owner.id, size) ?? null);
  return true;
}
