import type { Document } from '../../shared/documents/document.ts';
import { boundsOf, overlaps } from '../../shared/drawing/rects.ts';
import { procedureBands } from '../../shared/processes/procedure-bands.ts';
import type { Backdrop } from '../canvas/scene.ts';

const radius = 12;

/** The second roads: a tinted ground with a dashed edge behind each fallback procedure and what belongs to it. */
export function makeBands(document: Document): Backdrop | null {
  const bands = [...procedureBands(document).values()];
  const bounds = boundsOf(bands);
  if (!bounds) return null;
  return {
    bounds,
    paint(context, { color }, visible, zoom) {
      const shown = bands.filter((band) => overlaps(band, visible));
      if (shown.length === 0) return;
      context.beginPath();
      for (const { x, y, width, height } of shown) context.roundRect(x, y, width, height, radius);
      context.fillStyle = color('--bad');
      context.globalAlpha = 0.045;
      context.fill();
      context.globalAlpha = 0.4;
      context.strokeStyle = color('--bad');
      context.lineWidth = Math.max(1, 0.6 / zoom);
      context.setLineDash([3, 4]);
      context.stroke();
      context.setLineDash([]);
      context.globalAlpha = 1;
    },
  };
}
