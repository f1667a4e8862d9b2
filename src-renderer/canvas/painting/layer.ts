import type { Rect } from '../../../shared/drawing/scene.ts';
import type { Engine } from '../engine.ts';
import { type Viewport, visibleRect } from '../view/viewport.ts';
import type { Brush } from './brush.ts';
import type { CanvasTheme } from './theme.ts';

/** One canvas element over a part of what is seen. */
export interface Layer {
  /** Clears it and lays it over `part`, in CSS pixels from the canvas's corner. */
  readonly prepare: (viewport: Viewport, part: Rect) => Brush;
  /** Moves what was painted to where the viewport is by now; its zoom must be the same. */
  readonly follow: (viewport: Viewport) => void;
  readonly hide: () => void;
}

interface LayerDeps {
  readonly engine: Engine;
  readonly theme: CanvasTheme;
  readonly canvas: HTMLCanvasElement;
  /** What the middle of one painting may take, in ms. */
  readonly budget: number;
}

export function createLayer({ engine, theme, canvas, budget }: LayerDeps): Layer {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no 2D canvas');
  let painted: { readonly viewport: Viewport; readonly part: Rect } | null = null;
  let shown = false;

  return {
    prepare: (viewport, part) => {
      const { level } = engine.store.getState();
      const scale = Math.min(2, devicePixelRatio || 1);
      const { width, height } = part;
      const pixels = { width: Math.round(width * scale), height: Math.round(height * scale) };
      if (canvas.width !== pixels.width || canvas.height !== pixels.height) {
        canvas.width = pixels.width;
        canvas.height = pixels.height;
        canvas.style.width = `${width}px`;
        canvas.style.height = `${height}px`;
      } else {
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.clearRect(0, 0, canvas.width, canvas.height);
      }
      canvas.style.transform = `translate(${part.x}px, ${part.y}px)`;
      if (!shown) canvas.style.display = 'block';
      shown = true;
      painted = { viewport, part };
      const shifted = { ...viewport, x: viewport.x - part.x, y: viewport.y - part.y };
      const zoom = viewport.zoom * scale;
      context.setTransform(zoom, 0, 0, zoom, shifted.x * scale, shifted.y * scale);
      return {
        context,
        engine,
        theme,
        viewport,
        level,
        visible: visibleRect(shifted, { width, height }),
        deadline: performance.now() + budget,
      };
    },
    follow: (viewport) => {
      if (!painted || !shown) return;
      const x = painted.part.x + viewport.x - painted.viewport.x;
      const y = painted.part.y + viewport.y - painted.viewport.y;
      canvas.style.transform = `translate(${x}px, ${y}px)`;
    },
    hide: () => {
      if (shown) canvas.style.display = 'none';
      shown = false;
    },
  };
}
