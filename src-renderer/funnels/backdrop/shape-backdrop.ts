import type { Document } from '../../../shared/documents/document.ts';
import { countText, percentText, signedCountText } from '../../../shared/documents/figures.ts';
import { overlaps } from '../../../shared/drawing/rects.ts';
import type { Rect, Scene } from '../../../shared/drawing/scene.ts';
import { indexFunnel } from '../../../shared/funnels/funnel-index.ts';
import { columnPitch, funnelSizes, shapeBottom } from '../../../shared/funnels/geometry.ts';
import {
  type FromBefore,
  type FunnelShape,
  type StepShape,
  shapeOf,
} from '../../../shared/funnels/measures/funnel-shape.ts';
import { type FunnelMeasures, smallestGroup } from '../../../shared/funnels/measures/measures.ts';
import type { Backdrop } from '../../canvas/scene.ts';
import { dateAndTime } from '../../ui/formats.ts';

type Theme = Parameters<Backdrop['paint']>[1];

const { bar, height: zone } = funnelSizes.shape;
/** How high a bar stands that says nothing, because nothing was imported. */
const quietHeight = 24;
const captionRoom = 36;
/** Below this zoom figures cannot be read, and only the shape is drawn. */
const readable = 0.35;

/** A bar and where it stands. */
interface Standing {
  readonly shape: StepShape;
  readonly rect: Rect;
  readonly onMainLine: boolean;
  /** The bar itself, on its baseline. */
  readonly x: number;
  readonly baseline: number;
  readonly height: number;
}

/**
 * The funnel's own shape under its cards: a bar for each step, as high as its share of the people, and between required
 * steps what was lost. Where nothing was imported the bars are alike and quiet.
 */
export function makeShapeBackdrop(
  document: Document,
  scene: Scene,
  measures: FunnelMeasures | null,
): Backdrop | null {
  const shape = shapeOf(document, measures);
  const main = new Set(indexFunnel(document).mainLine.map(({ id }) => id));
  const bars = scene.nodes.flatMap((node): Standing[] => {
    const one = shape.byStep.get(node.id);
    if (!one) return [];
    const height =
      measures === null
        ? quietHeight
        : one.share === null
          ? 0
          : Math.max(one.share * bar.height, one.share > 0 ? 2 : 0);
    return [
      {
        shape: one,
        rect: node.rect,
        onMainLine: main.has(node.id),
        x: node.rect.x,
        baseline: shapeBottom(node.rect.y),
        height,
      },
    ];
  });
  if (bars.length === 0) return null;
  const right = Math.max(...bars.map(({ rect }) => rect.x + rect.width));
  const bottom = Math.max(...bars.map(({ baseline }) => baseline));
  const bounds = { x: 0, y: 0, width: right, height: bottom + (measures === null ? 8 : captionRoom) };
  const byId = new Map(bars.map((one) => [one.shape.stepId, one]));
  const ticks = exclusionTicks(scene);
  return {
    bounds,
    paint(context, theme, visible, zoom) {
      paintTicks(context, theme, ticks, zoom);
      const seen = bars.filter(({ rect, baseline }) =>
        // A loss reaches back to the bar before, however many optional steps lie between.
        overlaps(
          { ...rect, x: rect.x - 4 * columnPitch, width: 5 * columnPitch, height: baseline - rect.y },
          visible,
        ),
      );
      for (const one of seen) paintLoss(context, theme, one, byId, measures === null, zoom);
      for (const one of seen) paintBar(context, theme, one, measures === null, zoom);
      if (zoom < readable || measures === null) return;
      for (const one of seen) paintFigures(context, theme, one, byId);
      paintCaption(context, theme, shape, bottom);
    },
  };
}

function paintBar(
  context: CanvasRenderingContext2D,
  { color }: Theme,
  { shape, x, baseline, height }: Standing,
  quiet: boolean,
  zoom: number,
) {
  const hairline = Math.max(1, 0.6 / zoom);
  context.lineWidth = hairline;
  context.strokeStyle = color(quiet ? '--line' : '--line-strong');
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
  const top = baseline - height;
  context.fillStyle = color('--funnel');
  if (shape.optional) {
    hatch(context, { x, y: top, width: bar.width, height }, color('--funnel'), quiet ? 0.25 : 0.8, hairline);
    return;
  }
  context.globalAlpha = quiet ? 0.16 : 1;
  context.beginPath();
  context.roundRect(x, top, bar.width, height, [Math.min(3, height), Math.min(3, height), 0, 0]);
  context.fill();
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
function paintLoss(
  context: CanvasRenderingContext2D,
  { color }: Theme,
  standing: Standing,
  byId: ReadonlyMap<string, Standing>,
  quiet: boolean,
  zoom: number,
) {
  const { shape, onMainLine, x, baseline, height } = standing;
  const from = shape.fromBefore ? byId.get(shape.fromBefore.from) : undefined;
  if (quiet || !onMainLine || shape.optional || !from || from.height <= 0) return;
  const start = from.x + bar.width + 6;
  const end = x - 6;
  context.fillStyle = color('--funnel');
  context.globalAlpha = 0.08;
  context.beginPath();
  context.moveTo(start, baseline);
  context.lineTo(start, baseline - from.height);
  context.lineTo(end, baseline - height);
  context.lineTo(end, baseline);
  context.fill();
  context.globalAlpha = 0.45;
  context.strokeStyle = color('--funnel');
  context.lineWidth = Math.max(1, 0.6 / zoom);
  context.beginPath();
  context.moveTo(start, baseline - from.height);
  context.lineTo(end, baseline - height);
  context.stroke();
  context.globalAlpha = 1;
}

function paintFigures(
  context: CanvasRenderingContext2D,
  theme: Theme,
  standing: Standing,
  byId: ReadonlyMap<string, Standing>,
) {
  const { shape, onMainLine, x, baseline, height } = standing;
  const { color } = theme;
  const beside = x + bar.width + 10;
  context.textBaseline = 'alphabetic';
  if (shape.ofFirst !== null && onMainLine) {
    context.textAlign = 'center';
    write(
      context,
      theme,
      percentText(shape.ofFirst),
      x + bar.width / 2,
      baseline - height - 6,
      600,
      '--text',
    );
  }
  context.textAlign = 'start';
  const said = saidOf(shape);
  if (said) {
    write(context, theme, said.text, x, baseline - 10, 400, said.token);
    return;
  }
  const { fromBefore } = shape;
  if (!fromBefore) return;
  if (shape.optional || !onMainLine) {
    const share = shareText(fromBefore);
    if (share !== null) write(context, theme, share, beside, baseline - 6, 400, '--text-3');
    return;
  }
  if (!byId.has(fromBefore.from)) return;
  const top = baseline - zone + 14;
  context.textAlign = 'right';
  write(context, theme, signedCountText(-fromBefore.lost), x - 10, top, 600, '--text');
  const loss = lossText(fromBefore);
  if (loss !== null) write(context, theme, loss, x - 10, top + 15, 400, '--text-2');
  context.textAlign = 'start';
  context.fillStyle = color('--text');
}

/** Where there is no figure to draw, why. */
function saidOf({ visitors }: StepShape): { readonly text: string; readonly token: string } | null {
  if (visitors === null) return { text: 'not measured', token: '--text-3' };
  if (visitors.state === 'hidden')
    return { text: `hidden: fewer than ${smallestGroup} people`, token: '--text-3' };
  return visitors.state === 'bad' ? { text: `flagged: ${visitors.raw}`, token: '--bad' } : null;
}

/** '56.0 % of 2,412 lost'; where a step lies between, with the step that it counts from. */
function lossText({ lost, lostPercent, base, fromNumber, adjacent }: FromBefore): string | null {
  if (lostPercent === null) return null;
  const of = `of ${countText(base)}${adjacent ? '' : ` at step ${fromNumber}`}`;
  return lost < 0 ? `${percentText(-lostPercent)} more, ${of}` : `${percentText(lostPercent)} ${of} lost`;
}

/** '22.4 % of 1,061'. */
function shareText({ lostPercent, base, fromNumber, adjacent }: FromBefore): string | null {
  if (lostPercent === null) return null;
  return `${percentText(100 - lostPercent)} of ${countText(base)}${adjacent ? '' : ` at step ${fromNumber}`}`;
}

/** With a rim of the ground, so that it reads on a slope too. */
function write(
  context: CanvasRenderingContext2D,
  { color, font }: Theme,
  text: string,
  x: number,
  y: number,
  weight: 400 | 600,
  token: string,
) {
  context.font = `${weight} ${weight === 600 ? 12 : 11}px ${font()}`;
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = color('--bg');
  context.globalAlpha = 0.85;
  context.strokeText(text, x, y);
  context.globalAlpha = 1;
  context.fillStyle = color(token);
  context.fillText(text, x, y);
}

/** Where the figures come from and of when they are. */
function paintCaption(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { measures }: FunnelShape,
  bottom: number,
) {
  if (!measures) return;
  context.textAlign = 'start';
  context.textBaseline = 'alphabetic';
  const text = `Measured in ${measures.environmentName}, imported ${dateAndTime(measures.importedAt)}`;
  write(context, theme, text, 0, bottom + 26, 400, '--text-3');
}

/** The ends of an exclusion, down to the steps between which it counts. */
function exclusionTicks(
  scene: Scene,
): readonly { readonly x: number; readonly from: number; readonly to: number }[] {
  const rects = new Map(scene.nodes.map(({ id, rect }) => [id, rect]));
  return scene.nodes.flatMap(({ rect, record }) => {
    if (record.kind !== 'exclusion') return [];
    return [record['from'], record['to']].flatMap((end) => {
      const step = typeof end === 'string' ? rects.get(end) : undefined;
      return step ? [{ x: step.x + step.width / 2, from: rect.y + rect.height, to: step.y }] : [];
    });
  });
}

function paintTicks(
  context: CanvasRenderingContext2D,
  { color }: Theme,
  ticks: readonly { readonly x: number; readonly from: number; readonly to: number }[],
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
