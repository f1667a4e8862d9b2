import { countText, percentText, signedCountText } from '../../documents/figures.ts';
import { funnelSizes, shapeBottom } from '../geometry.ts';
import type { FromBefore, StepShape } from './funnel-shape.ts';
import { type FunnelMeasures, smallestGroup } from './measures.ts';
import type { FunnelBars, StepBar } from './step-bars.ts';

/** One text beside a bar, standing on its place, in canvas pixels. */
export interface BarFigure {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly strong: boolean;
  /** Of its colour. */
  readonly token: 'text' | 'text-2' | 'text-3' | 'bad';
}

const { bar, height: zone } = funnelSizes.shape;

/** The share of the first step over the bar, and what was lost since the step that it is compared with. */
export function figuresOf(one: StepBar, { byId, firstCount }: FunnelBars): readonly BarFigure[] {
  const { shape, onMainLine, rect, baseline, height } = one;
  const { x } = rect;
  const share: readonly BarFigure[] =
    shape.ofFirst === null
      ? []
      : [
          figure(
            percentText(shape.ofFirst),
            x + bar.width / 2,
            baseline - height - 6,
            'middle',
            'text',
            true,
          ),
        ];
  const said = saidOf(shape);
  if (said) return [...share, figure(said.text, x, baseline - 10, 'start', said.token)];
  const { fromBefore } = shape;
  if (!fromBefore) return share;
  if (shape.optional || !onMainLine) {
    // Of the first step it says above the bar already how many come here.
    const text =
      shape.ofFirst !== null && fromBefore.base === firstCount
        ? `of ${countText(firstCount)}`
        : shareText(fromBefore);
    if (text === null) return share;
    return [...share, figure(text, x + bar.width + 10, baseline - 6, 'start', 'text-3')];
  }
  if (!byId.has(fromBefore.from)) return share;
  const top = baseline - zone + 14;
  const loss = lossText(fromBefore);
  return [
    ...share,
    figure(signedCountText(-fromBefore.lost), x - 10, top, 'end', 'text', true),
    ...(loss === null ? [] : [figure(loss, x - 10, top + 15, 'end', 'text-2')]),
  ];
}

/** Where the figures come from and of when they are: below the first bar, where no branch can stand. */
export function captionOf({ environmentName }: FunnelMeasures, importedAt: string): readonly BarFigure[] {
  const top = shapeBottom(0) + 15;
  return [
    figure(`Measured in ${environmentName}`, 0, top, 'start', 'text-3'),
    figure(`imported ${importedAt}`, 0, top + 14, 'start', 'text-3'),
  ];
}

function figure(
  text: string,
  x: number,
  y: number,
  anchor: BarFigure['anchor'],
  token: BarFigure['token'],
  strong = false,
): BarFigure {
  return { text, x, y, anchor, token, strong };
}

/** Where there is no figure to draw, why. */
function saidOf({ visitors }: StepShape): { readonly text: string; readonly token: 'text-3' | 'bad' } | null {
  if (visitors === null) return { text: 'not measured', token: 'text-3' };
  if (visitors.state === 'hidden')
    return { text: `hidden: fewer than ${smallestGroup} people`, token: 'text-3' };
  return visitors.state === 'bad' ? { text: `flagged: ${visitors.raw}`, token: 'bad' } : null;
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
