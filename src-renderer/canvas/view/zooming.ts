import type { Engine } from '../engine.ts';
import { nextZoomStep, zoomAt } from './viewport.ts';

/** Around the middle of the view. */
export function zoomTo(engine: Engine, zoom: number): void {
  const { size } = engine.store.getState();
  engine.glideTo(zoomAt(engine.heading(), { x: size.width / 2, y: size.height / 2 }, zoom));
}

/** To the next size of the row; two steps in quick succession are two steps. */
export function zoomStep(engine: Engine, direction: 1 | -1): void {
  zoomTo(engine, nextZoomStep(engine.heading().zoom, direction));
}
