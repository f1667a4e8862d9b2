import { countText, percentText, signedCountText } from '../../../shared/documents/figures.ts';
import { funnelSizes, shapeBottom } from '../../../shared/funnels/geometry.ts';
import type { FromBefore, StepShape } from '../../../shared/funnels/measures/funnel-shape.ts';
import { type FunnelMeasures, smallestGroup } from '../../../shared/funnels/measures/measures.ts';
import { dateAndTime } from '../../ui/formats.ts';
import type { Standing, Theme } from './standing.ts';

const { bar, height: zone } = funnelSizes.shape;

/** Zoomed out so that cards show names only: the share of the first step, as large as the names. */
export function paintShares(
  context: CanvasRenderingContext2D,
  { color, font }: Theme,
  { shape, rect, baseline, height }: Standing,
) {
  if (shape.ofFirst === null) return;
  context.textBaseline = 'alphabetic';
  context.textAlign = 'start';
  context.font = `600 16px ${font()}`;
  context.fillStyle = color('--text');
  context.fillText(percentText(shape.ofFirst), rect.x, baseline - height - 7);
}

/** The share of the first step over the bar, and what was lost since the step that it is compared with. */
export function paintFigures(
  context: CanvasRenderingContext2D,
  theme: Theme,
  standing: Standing,
  byId: ReadonlyMap<string, Standing>,
  first: number | null,
) {
  const { shape, onMainLine, rect, baseline, height } = standing;
  const { x } = rect;
  const { color } = theme;
  const beside = x + bar.width + 10;
  context.textBaseline = 'alphabetic';
  if (shape.ofFirst !== null) {
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
    // Of the first step it says above the bar already how many come here.
    const share =
      shape.ofFirst !== null && fromBefore.base === first ? `of ${countText(first)}` : shareText(fromBefore);
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

/** Where the figures come from and of when they are: below the first bar, where no branch can stand. */
export function paintCaption(context: CanvasRenderingContext2D, theme: Theme, measures: FunnelMeasures) {
  context.textAlign = 'start';
  context.textBaseline = 'alphabetic';
  const top = shapeBottom(0) + 15;
  write(context, theme, `Measured in ${measures.environmentName}`, 0, top, 400, '--text-3');
  write(context, theme, `imported ${dateAndTime(measures.importedAt)}`, 0, top + 14, 400, '--text-3');
}
