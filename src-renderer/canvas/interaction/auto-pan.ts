import type { Point } from '../../../shared/drawing/scene.ts';
import type { Engine } from '../engine.ts';
import { panBy, type Size } from '../view/viewport.ts';

/** In CSS pixels: how near to the border it begins, and how far it goes per frame at most. */
const border = 36;
const fastest = 16;

export interface AutoPan {
  readonly follow: (screen: Point) => void;
  readonly stop: () => void;
}

/** Scrolls while the pointer rests near the border; `onPan` lets the gesture go on from the new place. */
export function createAutoPan(engine: Engine, onPan: () => void): AutoPan {
  let frame = 0;
  let speed = { x: 0, y: 0 };

  function tick() {
    engine.setViewport(panBy(engine.viewport.getState(), speed.x, speed.y));
    onPan();
    frame = speed.x === 0 && speed.y === 0 ? 0 : requestAnimationFrame(tick);
  }

  return {
    follow: (screen) => {
      speed = speedAt(screen, engine.store.getState().size);
      if ((speed.x !== 0 || speed.y !== 0) && frame === 0) frame = requestAnimationFrame(tick);
    },
    stop: () => {
      cancelAnimationFrame(frame);
      frame = 0;
      speed = { x: 0, y: 0 };
    },
  };
}

export function speedAt(screen: Point, size: Size): Point {
  return { x: along(screen.x, size.width), y: along(screen.y, size.height) };
}

function along(at: number, length: number): number {
  const start = border - at;
  const end = at - (length - border);
  if (start > 0) return Math.round(Math.min(1, start / border) * fastest);
  if (end > 0) return -Math.round(Math.min(1, end / border) * fastest);
  return 0;
}
