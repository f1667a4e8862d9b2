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

const none: ReadonlySet<Id> = new Set();
/** In CSS pixels. */
const snapReach = 6;
/** Helper lines look at no more cards than these, the nearest ones. */
const maxNeighbours = 60;

/**
 * Drags cards as an offset over the document; releasing makes one change. While they are held, Alt leaves the cards where
 * they are and drags copies of them, Ctrl switches snapping off, Shift keeps to one direction.
 */
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
  let copying = false;
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

  function move({ canvas, alt, mod, shift }: PointerState) {
    copying = alt && engine.gestures.copyBy !== undefined;
    let dx = canvas.x - start.canvas.x;
    let dy = canvas.y - start.canvas.y;
    // One direction: the longer one.
    if (shift) {
      if (Math.abs(dx) > Math.abs(dy)) dy = 0;
      else dx = 0;
    }
    const { zoom } = engine.viewport.getState();
    const snapped =
      snaps() && !mod && bounds
        ? snapMove(bounds, neighbours(dx, dy), dx, dy, { reach: snapReach / zoom, grid: true })
        : { dx: Math.round(dx), dy: Math.round(dy), guides: [] };
    last = snapped;
    // What is copied stays: only the frame of the copies moves.
    const frame = copying && bounds ? moved(bounds, snapped.dx, snapped.dy) : null;
    engine.store.setState({
      drag: { ids: frame ? none : ids, ...snapped },
      drop: frame && { rect: frame, edgeId: null },
    });
    if (loose) aim(copying ? null : canvas);
  }

  function aim(point: Point | null) {
    const edge = point && hitEdge(engine, point);
    const found = edge?.type === 'edge' ? edge.id : null;
    if (found === into) return;
    into = found;
    engine.store.setState({ hover: edge });
  }

  function outcomeAt(canvas: Point): Outcome | null {
    const document = engine.document();
    if (copying) return engine.gestures.copyBy?.(document, [...ids], last) ?? null;
    const outcome = engine.gestures.move(document, [...ids], last, canvas);
    if (into === null || only === undefined) return outcome;
    const edgeId = into;
    return combine(document, outcome, (after) => engine.gestures.insertInto?.(after, edgeId, only) ?? null);
  }

  function end() {
    engine.store.setState({ drag: null, drop: null, ...(into !== null && { hover: null }) });
  }

  return {
    get cursor() {
      return copying ? 'copy' : 'grabbing';
    },
    autoPan: true,
    move,
    release: ({ canvas, alt }) => {
      copying = alt && engine.gestures.copyBy !== undefined;
      if (last.dx !== 0 || last.dy !== 0) engine.finish(outcomeAt(canvas));
      end();
    },
    cancel: end,
  };
}
