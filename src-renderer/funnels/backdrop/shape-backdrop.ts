import type { Document } from '../../../shared/documents/document.ts';
import { overlaps } from '../../../shared/drawing/rects.ts';
import type { Scene } from '../../../shared/drawing/scene.ts';
import { indexFunnel } from '../../../shared/funnels/funnel-index.ts';
import { columnPitch, funnelSizes, placeFunnel, shapeBottom } from '../../../shared/funnels/geometry.ts';
import { type StepShape, shapeOf } from '../../../shared/funnels/measures/funnel-shape.ts';
import { type FunnelMeasures, valueOf } from '../../../shared/funnels/measures/measures.ts';
import type { Backdrop } from '../../canvas/scene.ts';
import { exclusionTicks, paintBar, paintFar, paintLoss, paintQuiet, paintTicks } from './paint-bars.ts';
import { paintCaption, paintFigures, paintShares } from './paint-figures.ts';
import type { Standing } from './standing.ts';

const { bar } = funnelSizes.shape;
/** Below the lowest bar: two lines that say where the figures are from. */
const captionRoom = 36;
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
  const shape = shapeOf(document, measures);
  const { mainLine, header } = indexFunnel(document);
  const main = new Set(mainLine.map(({ id }) => id));
  const standing = scene.nodes.flatMap(({ id, rect }): Standing[] => {
    const one = shape.byStep.get(id);
    if (!one) return [];
    const baseline = shapeBottom(rect.y);
    return [{ shape: one, rect, onMainLine: main.has(id), baseline, height: heightOf(one) }];
  });
  if (standing.length === 0) return null;
  const byId = new Map(standing.map((one) => [one.shape.stepId, one]));
  const ticks = exclusionTicks(scene);
  const { frame } = placeFunnel(document);
  const [first] = mainLine;
  const firstCount = first ? valueOf(shape.byStep.get(first.id)?.visitors) : null;
  const before = new Map(mainLine.slice(1).map(({ id }, place) => [id, byId.get(mainLine[place]?.id ?? '')]));
  const sequence = header.orderMode !== 'unordered';
  return {
    bounds: { ...frame, height: frame.height + (measures === null ? 0 : captionRoom) },
    paint(context, theme, visible, zoom) {
      const right = visible.x + visible.width;
      paintTicks(
        context,
        theme,
        ticks.filter(({ x }) => x >= visible.x && x <= right),
        zoom,
      );
      const reach = { x: visible.x, y: visible.y, height: visible.height };
      const wide = { ...reach, width: visible.width + farthestBack * columnPitch };
      const seen = standing.filter(({ rect, baseline }) =>
        overlaps({ ...rect, height: baseline - rect.y }, wide),
      );
      if (measures === null) {
        if (zoom < readable) return;
        for (const one of seen) {
          paintQuiet(context, theme, one, sequence ? before.get(one.shape.stepId) : undefined, zoom);
        }
        return;
      }
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
      for (const one of seen) paintFigures(context, theme, one, byId, firstCount);
      paintCaption(context, theme, measures);
    },
  };
}

/** In canvas pixels; a step that anybody came to is never without a bar. */
function heightOf({ share }: StepShape): number {
  return share === null || share === 0 ? 0 : Math.max(share * bar.height, 2);
}
