import type { Document } from '../../documents/document.ts';
import type { Rect, Scene } from '../../drawing/scene.ts';
import { funnelSizes } from '../../funnels/geometry.ts';
import { type BarFigure, captionOf, figuresOf } from '../../funnels/measures/bar-figures.ts';
import type { FunnelMeasures } from '../../funnels/measures/measures.ts';
import {
  barsOf,
  type FunnelBars,
  lossFrom,
  lossSlope,
  quietBar,
  type StepBar,
} from '../../funnels/measures/step-bars.ts';
import { pictureDate } from '../file-name.ts';
import { box, line, n } from '../svg/shapes.ts';
import { type Svg, svg } from '../svg/svg.ts';
import type { Ink } from '../tokens.ts';
import type { Layer } from './kind-picture.ts';

const { bar } = funnelSizes.shape;

/** The funnel's own shape under its cards: as it was measured, or alike for all steps where it was not. */
export function funnelLayer(
  document: Document,
  scene: Scene,
  ink: Ink,
  measures: FunnelMeasures | null,
): Layer | null {
  const funnel = barsOf(document, scene, measures);
  if (!funnel) return null;
  return {
    bounds: funnel.bounds,
    parts: [
      ...funnel.ticks.map(({ x, from, to }) =>
        svg('line', {
          x1: x,
          y1: from,
          x2: x,
          y2: to,
          stroke: ink.color('line-strong'),
          'stroke-dasharray': '2 3',
        }),
      ),
      ...(measures === null ? quietParts(funnel, ink) : measuredParts(funnel, measures, ink)),
    ],
  };
}

function quietParts({ bars, before }: FunnelBars, ink: Ink): readonly Svg[] {
  const { gap, height } = quietBar;
  return bars.flatMap(({ shape, rect }) => {
    const y = rect.y + rect.height + gap;
    const from = before.get(shape.stepId)?.rect;
    const end = from ? from.x + from.width : 0;
    return [
      ...(from ? [box({ x: end, y, width: rect.x - end, height }, 0, filled(ink, 8))] : []),
      ...(shape.optional
        ? hatched({ ...rect, y, height }, ink, 40)
        : [box({ ...rect, y, height }, 0, filled(ink, 18))]),
    ];
  });
}

function measuredParts(funnel: FunnelBars, measures: FunnelMeasures, ink: Ink): readonly Svg[] {
  const { bars, byId } = funnel;
  const at = new Date(measures.importedAt);
  const imported = Number.isNaN(at.getTime()) ? measures.importedAt : pictureDate(at);
  return [
    ...bars.flatMap((one) => loss(one, byId, ink)),
    ...bars.flatMap((one) => standing(one, ink)),
    ...[...bars.flatMap((one) => figuresOf(one, funnel)), ...captionOf(measures, imported)].flatMap(
      (figure) => written(figure, ink),
    ),
  ];
}

/** From the bar of the step that it is compared with down to this one: what lies between was lost. */
function loss(one: StepBar, byId: FunnelBars['byId'], ink: Ink): readonly Svg[] {
  const from = lossFrom(one, byId);
  if (!from) return [];
  const { start, end, baseline } = lossSlope(from, one);
  const slope = `${n(start.x)} ${n(start.y)}L${n(end.x)} ${n(end.y)}`;
  return [
    svg('path', { d: `M${n(start.x)} ${n(baseline)}L${slope}V${n(baseline)}Z`, ...filled(ink, 8) }),
    svg('path', { d: `M${slope}`, fill: 'none', stroke: ink.mix('funnel', 45, 'bg') }),
  ];
}

/** As high as its share of the people; of a small group only that there is one; else the baseline alone. */
function standing({ shape, rect: { x }, baseline, height }: StepBar, ink: Ink): readonly Svg[] {
  const base = svg('line', {
    x1: x,
    y1: baseline,
    x2: x + bar.width,
    y2: baseline,
    stroke: ink.color('line-strong'),
  });
  if (shape.visitors?.state === 'hidden') {
    const low = { x, y: baseline - 5, width: bar.width, height: 5 };
    return [base, box(low, 0, { fill: ink.mix('text-3', 30, 'bg') })];
  }
  if (height <= 0) return [base];
  const place = { x, y: baseline - height, width: bar.width, height };
  if (shape.optional) return [base, ...hatched(place, ink, 100)];
  const corner = Math.min(3, height);
  const d =
    `M${n(x)} ${n(baseline)}V${n(place.y + corner)}Q${n(x)} ${n(place.y)} ${n(x + corner)} ${n(place.y)}` +
    `H${n(x + bar.width - corner)}Q${n(x + bar.width)} ${n(place.y)} ${n(x + bar.width)} ${n(place.y + corner)}` +
    `V${n(baseline)}Z`;
  return [base, svg('path', { d, fill: ink.color('funnel') })];
}

/** Optional: hatched, with a dashed outline. `share` percent of the colour. */
function hatched({ x, y, width, height }: Rect, ink: Ink, share: number): readonly Svg[] {
  const strokes: string[] = [];
  for (let at = x - height; at < x + width; at += 6) {
    // From the foot of the box up to the right at half a right angle, as far as it lies in the box.
    const left = Math.max(at, x);
    const right = Math.min(at + height, x + width);
    if (right > left)
      strokes.push(`M${n(left)} ${n(y + height - (left - at))}L${n(right)} ${n(y + height - (right - at))}`);
  }
  return [
    svg('path', {
      d: strokes.join(''),
      fill: 'none',
      stroke: ink.mix('funnel', share * 0.8, 'bg'),
      'stroke-width': 1.5,
    }),
    svg('rect', {
      x: x + 0.5,
      y: y + 0.5,
      width: Math.max(0, width - 1),
      height: Math.max(0, height - 0.5),
      fill: 'none',
      stroke: ink.mix('funnel', share, 'bg'),
      'stroke-width': 1.25,
      'stroke-dasharray': '4 3',
    }),
  ];
}

function filled(ink: Ink, share: number) {
  return { fill: ink.mix('funnel', share, 'bg') };
}

function written({ text, x, y, anchor, strong, token }: BarFigure, ink: Ink): readonly Svg[] {
  const weight = strong ? 600 : 400;
  return line(text, { x, y }, { size: strong ? 12 : 11, weight, fill: ink.color(token), anchor });
}
