import type { Rect } from '../../../shared/drawing/scene.ts';
import { funnelSizes } from '../../../shared/funnels/geometry.ts';
import {
  lossFrom,
  lossSlope,
  type QuietBar,
  quietBar,
  type StepBar,
  type Tick,
} from '../../../shared/funnels/measures/step-bars.ts';
import type { Theme } from './theme.ts';

const { bar } = funnelSizes.shape;

/** As high as its share of the people; of a small group only that there is one; else the baseline alone. */
export function paintBar(
  context: CanvasRenderingContext2D,
  { color }: Theme,
  { shape, rect: { x }, baseline, height }: StepBar,
  zoom: number,
) {
  const hairline = Math.max(1, 0.6 / zoom);
  context.lineWidth = hairline;
  context.strokeStyle = color('--line-strong');
  context.beginPath();
  context.moveTo(x, baseline);
  context.lineTo(x + bar.width, baseline);
  context.stroke();
  if (shape.visitors?.state === 'hidden') {
    context.globalAlpha = 0.3;
    context.fillStyle = color('--text-3');
    context.fillRect(x, baseline - 5, bar.width, 5);
    context.globalAlpha = 1;
    return;
  }
  if (height <= 0) return;
  const place = { x, y: baseline - height, width: bar.width, height };
  if (shape.optional) {
    hatch(context, place, color('--funnel'), 0.8, hairline);
    return;
  }
  context.fillStyle = color('--funnel');
  const corner = Math.min(3, height);
  context.beginPath();
  context.roundRect(place.x, place.y, place.width, place.height, [corner, corner, 0, 0]);
  context.fill();
}

/** Zoomed far out: the same shape with one fill for all, however many steps there are. */
export function paintFar(
  context: CanvasRenderingContext2D,
  { color }: Theme,
  standing: readonly StepBar[],
  byId: ReadonlyMap<string, StepBar>,
) {
  context.fillStyle = color('--funnel');
  context.globalAlpha = 0.14;
  context.beginPath();
  for (const one of standing) {
    const from = lossFrom(one, byId);
    if (from) traceLoss(context, from, one);
  }
  context.fill();
  context.globalAlpha = 1;
  context.beginPath();
  for (const { rect, baseline, height } of standing) {
    if (height > 0) context.rect(rect.x, baseline - height, bar.width, height);
  }
  context.fill();
}

/** Nothing was imported: under each step the same, and a paler way from one to the next where they have a sequence. */
export function paintQuiet(
  context: CanvasRenderingContext2D,
  { color }: Theme,
  { optional, rect, before }: QuietBar,
  zoom: number,
) {
  const { gap, height } = quietBar;
  const y = rect.y + rect.height + gap;
  context.fillStyle = color('--funnel');
  if (before) {
    const end = before.x + before.width;
    context.globalAlpha = 0.08;
    context.fillRect(end, y, rect.x - end, height);
    context.globalAlpha = 1;
  }
  if (optional) {
    hatch(context, { ...rect, y, height }, color('--funnel'), 0.3, Math.max(1, 0.6 / zoom));
    return;
  }
  context.globalAlpha = 0.18;
  context.fillRect(rect.x, y, rect.width, height);
  context.globalAlpha = 1;
}

/** Optional: hatched, with a dashed outline. */
function hatch(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Rect,
  color: string,
  alpha: number,
  hairline: number,
) {
  context.save();
  context.globalAlpha = alpha;
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.beginPath();
  for (let at = x - height; at < x + width; at += 6) {
    context.moveTo(at, y + height);
    context.lineTo(at + height, y);
  }
  context.stroke();
  context.restore();
  context.save();
  context.globalAlpha = Math.min(1, alpha + 0.2);
  context.strokeStyle = color;
  context.lineWidth = Math.max(1.25, hairline);
  context.setLineDash([4, 3]);
  context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 0.5);
  context.restore();
}

/** From the bar of the step that it is compared with down to this one: what lies between was lost. */
export function paintLoss(
  context: CanvasRenderingContext2D,
  { color }: Theme,
  standing: StepBar,
  byId: ReadonlyMap<string, StepBar>,
) {
  const from = lossFrom(standing, byId);
  if (!from) return;
  context.fillStyle = color('--funnel');
  context.globalAlpha = 0.08;
  context.beginPath();
  const { start, end } = traceLoss(context, from, standing);
  context.fill();
  context.globalAlpha = 0.45;
  context.strokeStyle = color('--funnel');
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(start.x, start.y);
  context.lineTo(end.x, end.y);
  context.stroke();
  context.globalAlpha = 1;
}

function traceLoss(context: CanvasRenderingContext2D, from: StepBar, to: StepBar) {
  const { start, end, baseline } = lossSlope(from, to);
  context.moveTo(start.x, baseline);
  context.lineTo(start.x, start.y);
  context.lineTo(end.x, end.y);
  context.lineTo(end.x, baseline);
  return { start, end };
}

export function paintTicks(
  context: CanvasRenderingContext2D,
  { color }: Theme,
  ticks: readonly Tick[],
  zoom: number,
) {
  if (ticks.length === 0) return;
  context.strokeStyle = color('--line-strong');
  context.lineWidth = Math.max(1, 0.6 / zoom);
  context.setLineDash([2, 3]);
  context.beginPath();
  for (const { x, from, to } of ticks) {
    context.moveTo(x, from);
    context.lineTo(x, to);
  }
  context.stroke();
  context.setLineDash([]);
}
