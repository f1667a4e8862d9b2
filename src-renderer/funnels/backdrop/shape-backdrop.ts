import type { Document } from '../../../shared/documents/document.ts';
import { overlaps } from '../../../shared/drawing/rects.ts';
import type { Rect, Scene } from '../../../shared/drawing/scene.ts';
import { indexFunnel } from '../../../shared/funnels/funnel-index.ts';
import { columnPitch, placeFunnel } from '../../../shared/funnels/geometry.ts';
import type { FunnelMeasures } from '../../../shared/funnels/measures/measures.ts';
import { barsOf, quietBarsOf, type Tick } from '../../../shared/funnels/measures/step-bars.ts';
import type { Backdrop } from '../../canvas/scene.ts';
import { paintBar, paintFar, paintLoss, paintQuiet, paintTicks } from './paint-bars.ts';
import { paintCaption, paintFigures, paintShares } from './paint-figures.ts';

/** Below this zoom figures cannot be read, and only the shape is drawn. */
const readable = 0.35;
/** From this zoom on cards show more than their names, and figures can be read in full. */
const close = 0.6;
/** A loss reaches back to the bar that it is counted from: over no more columns than these is it drawn where both are away. */
const farthestBack = 4;

/**
 * The funnel's own shape under its cards: a bar for each step, as high as its share of the people, and between required
 * steps what was lost. Where nothing was imported, all steps are alike.
 */
export function makeShapeBackdrop(
  document: Document,
  scene: Scene,
  measures: FunnelMeasures | null,
): Backdrop | null {
  if (measures === null) return quietBackdrop(document, scene);
  const funnel = barsOf(document, scene, measures);
  if (!funnel) return null;
  const { bars, byId, ticks, bounds } = funnel;
  return {
    bounds,
    paint(context, theme, visible, zoom) {
      paintTicks(context, theme, ticksIn(ticks, visible), zoom);
      const wide = widened(visible);
      const seen = bars.filter(({ rect, baseline }) =>
        overlaps({ ...rect, height: baseline - rect.y }, wide),
      );
      if (zoom < readable) {
        paintFar(context, theme, seen, byId);
        return;
      }
      for (const one of seen) paintLoss(context, theme, one, byId);
      for (const one of seen) paintBar(context, theme, one, zoom);
      if (zoom < close) {
        for (const one of seen) paintShares(context, theme, one);
        return;
      }
      for (const one of seen) paintFigures(context, theme, one, funnel);
      paintCaption(context, theme, measures);
    },
  };
}

/** Nothing was measured: what is seen is worked out where it is painted. */
function quietBackdrop(document: Document, scene: Scene): Backdrop | null {
  if (indexFunnel(document).steps.length === 0) return null;
  return {
    bounds: placeFunnel(document).frame,
    paint(context, theme, visible, zoom) {
      const { bars, ticks } = quietBarsOf(document, scene, widened(visible));
      paintTicks(context, theme, ticksIn(ticks, visible), zoom);
      if (zoom < readable) return;
      for (const one of bars) paintQuiet(context, theme, one, zoom);
    },
  };
}

function widened({ x, y, width, height }: Rect): Rect {
  return { x, y, width: width + farthestBack * columnPitch, height };
}

function ticksIn(ticks: readonly Tick[], { x: left, width }: Rect): readonly Tick[] {
  return ticks.filter(({ x }) => x >= left && x <= left + width);
}
