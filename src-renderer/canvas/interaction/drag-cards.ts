import type { Id } from '../../../shared/base/ids.ts';
import { boundsOf, inflate, moved } from '../../../shared/drawing/rects.ts';
import type { Point } from '../../../shared/drawing/scene.ts';
import type { Engine } from '../engine.ts';
import type { Outcome } from '../gestures.ts';
import { snapMove } from '../view/snapping.ts';
import { visibleRect } from '../view/viewport.ts';
import { combine } from './combine.ts';
import type { Gesture, PointerState } from './gesture.ts';
import { hitEdge } from './hit-test.ts';

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
  let into: Id | null = null;
  const [only, ...others] = ids;
  /** A card that nothing leads to or from yet may be put into a connection by dropping it there. */
  const loose =
    only !== undefined &&
    others.length === 0 &&
    engine.gestures.insertInto !== undefined &&
    index.nodes.has(only) &&
    index.edgesOf(only).length === 0;

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
    if (loose) aim(canvas);
  }

  function aim(point: Point) {
    const edge = hitEdge(engine, point);
    const found = edge?.type === 'edge' ? edge.id : null;
    if (found === into) return;
    into = found;
    engine.store.setState({ hover: edge });
  }

  function outcomeAt(canvas: Point): Outcome | null {
    const document = engine.document();
    const moved = engine.gestures.move(document, [...ids], last, canvas);
    if (into === null || only === undefined) return moved;
    const edgeId = into;
    return combine(document, moved, (after) => engine.gestures.insertInto?.(after, edgeId, only) ?? null);
  }

  function end() {
    engine.store.setState(into === null ? { drag: null } : { drag: null, hover: null });
  }

  return {
    cursor: 'grabbing',
    autoPan: true,
    move,
    release: ({ canvas }) => {
      if (last.dx !== 0 || last.dy !== 0) engine.finish(outcomeAt(canvas));
      end();
    },
    cancel: end,
  };
}
