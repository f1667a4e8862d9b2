import type { Backdrop } from '../scene.ts';
import type { Brush } from './brush.ts';

/** Paints the backdrop, from a picture of it where nothing changed but the cards upon it. */
export interface BackdropPicture {
  readonly paint: (backdrop: Backdrop, brush: Brush) => void;
  /** To be called when its colours or letters may look different now. */
  readonly forget: () => void;
}

interface Painted {
  readonly backdrop: Backdrop;
  readonly width: number;
  readonly height: number;
  readonly transform: DOMMatrix;
}

/**
 * Hundreds of streams in view take longer to paint than all the cards. The same backdrop asked for again at the same place,
 * as after each edit, is painted from a picture; while the view moves nothing is kept.
 */
export function createBackdropPicture(): BackdropPicture {
  let last: Painted | null = null;
  let picture: HTMLCanvasElement | null = null;

  function isSame(now: Painted): boolean {
    return (
      last !== null &&
      last.backdrop === now.backdrop &&
      last.width === now.width &&
      last.height === now.height &&
      sameTransform(last.transform, now.transform)
    );
  }

  function paint(backdrop: Backdrop, { context, theme, visible, viewport }: Brush) {
    const { width, height } = context.canvas;
    const transform = context.getTransform();
    const now = { backdrop, width, height, transform };
    /** However a kind leaves the brush, the connections above are painted with a clean one. */
    const paintOn = (target: CanvasRenderingContext2D) => {
      target.save();
      backdrop.paint(target, theme, visible, viewport.zoom);
      target.restore();
    };
    if (!isSame(now)) {
      last = now;
      picture = null;
      paintOn(context);
      return;
    }
    if (!picture) {
      const made = Object.assign(document.createElement('canvas'), { width, height });
      const own = made.getContext('2d');
      if (!own) {
        paintOn(context);
        return;
      }
      own.setTransform(transform);
      paintOn(own);
      picture = made;
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(picture, 0, 0);
    context.setTransform(transform);
  }

  return {
    paint,
    forget: () => {
      last = null;
      picture = null;
    },
  };
}

function sameTransform(a: DOMMatrix, b: DOMMatrix): boolean {
  return a.a === b.a && a.d === b.d && a.e === b.e && a.f === b.f;
}
