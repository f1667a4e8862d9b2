import type { Rect } from '../../../shared/drawing/scene.ts';
import type { Engine } from '../engine.ts';
import type { DetailLevel } from '../scene.ts';
import type { Viewport } from '../view/viewport.ts';
import type { CanvasTheme } from './theme.ts';

/** What every painter gets: a context in canvas pixels, and what of the canvas it needs to fill. */
export interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly engine: Engine;
  readonly theme: CanvasTheme;
  readonly viewport: Viewport;
  readonly level: DetailLevel;
  readonly visible: Rect;
  /** The middle of the picture may take until then (performance.now). */
  readonly deadline: number;
}

/** The width in canvas pixels of a line that is `width` wide at zoom 1 and never thinner than `least` on screen. */
export function lineWidth(zoom: number, width: number, least = 0.75): number {
  return Math.max(width, least / zoom);
}
