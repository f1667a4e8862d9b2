import type { Id } from '../../../shared/base/ids.ts';
import { boundsOf, inflate, moved } from '../../../shared/drawing/rects.ts';
import type { Engine } from '../engine.ts';
import { snapMove } from '../view/snapping.ts';
import { visibleRect } from '../view/viewport.ts';
import type { Gesture, PointerState } from './gesture.ts';

/** In CSS pixels. */
const snapReach = 6;
/** Helper lines look at no more cards than these, the nearest ones. */
const maxNeighbours = 60;

/** Drags cards as an offset over the document; releasing makes one change. Alt switches snapping off while it is held. */
export function startDragCards(
  engine: Engine,
  start: PointerState,
  ids: ReadonlySet<Id>,
  snaps: () => boolean,
): Gesture {
  const { index } = engine.store.getState();
  const bounds = boundsOf([...ids].flatMap((id) => index.nodes.get(id)?.rect ?? []));
  let last = { dx: 0, dy: 0 };

  function neighbours(dx: number, dy: number) {
    if (!bounds) return [];
    const { size } = engine.store.getState();
    const near = inflate(moved(bounds, dx, dy), 400);
    const seen = visibleRect(engine.viewport.getState(), size);
    const rects = index.nodeIndex.search(near).flatMap((node) => {
      const shown = node.rect.x < seen.x + seen.width && node.rect.x + node.rect.width > seen.x;
      return ids.has(node.id) || !shown ? [] : [node.rect];
    });
    return rects.slice(0, maxNeighbours);
  }

  function move({ canvas, alt, shift }: PointerState) {
    let dx = canvas.x - start.canvas.x;
    let dy = canvas.y - start.canvas.y;
    // Shift keeps to one direction, the longer one.
    if (shift) {
      if (Math.abs(dx) > Math.abs(dy)) dy = 0;
      else dx = 0;
    }
    const { zoom } = engine.viewport.getState();
    const snapped =
      snaps() && !alt && bounds
        ? snapMove(bounds, neighbours(dx, dy), dx, dy, { reach: snapReach / zoom, grid: true })
        : { dx: Math.round(dx), dy: Math.round(dy), guides: [] };
    last = snapped;
    engine.store.setState({ drag: { ids, ...snapped } });
  }

  return {
    cursor: 'grabbing',
    autoPan: true,
    move,
    release: ({ canvas }) => {
      if (last.dx !== 0 || last.dy !== 0) {
        engine.finish(engine.gestures.move(engine.document(), [...ids], last, canvas));
      }
      engine.store.setState({ drag: null });
    },
    cancel: () => engine.store.setState({ drag: null }),
  };
}
