import { percentText } from '../../../shared/documents/figures.ts';
import { type BarFigure, captionOf, figuresOf } from '../../../shared/funnels/measures/bar-figures.ts';
import type { FunnelMeasures } from '../../../shared/funnels/measures/measures.ts';
import type { FunnelBars, StepBar } from '../../../shared/funnels/measures/step-bars.ts';
import { dateAndTime } from '../../ui/formats.ts';
import type { Theme } from './theme.ts';

/** Zoomed out so that cards show names only: the share of the first step, as large as the names. */
export function paintShares(
  context: CanvasRenderingContext2D,
  { color, font }: Theme,
  { shape, rect, baseline, height }: StepBar,
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
  bar: StepBar,
  funnel: FunnelBars,
) {
  for (const figure of figuresOf(bar, funnel)) write(context, theme, figure);
}

/** Where the figures come from and of when they are. */
export function paintCaption(context: CanvasRenderingContext2D, theme: Theme, measures: FunnelMeasures) {
  for (const figure of captionOf(measures, dateAndTime(measures.importedAt))) write(context, theme, figure);
}

const aligns = { start: 'start', middle: 'center', end: 'right' } as const;

/** With a rim of the ground, so that it reads on a slope too. */
function write(
  context: CanvasRenderingContext2D,
  { color, font }: Theme,
  { text, x, y, anchor, strong, token }: BarFigure,
) {
  context.textBaseline = 'alphabetic';
  context.textAlign = aligns[anchor];
  context.font = `${strong ? 600 : 400} ${strong ? 12 : 11}px ${font()}`;
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = color('--bg');
  context.globalAlpha = 0.85;
  context.strokeText(text, x, y);
  context.globalAlpha = 1;
  context.fillStyle = color(`--${token}`);
  context.fillText(text, x, y);
  context.textAlign = 'start';
}
