import type { Point, Rect } from '../../drawing/scene.ts';
import { type Svg, type SvgAttributes, svg } from './svg.ts';
import { type FontWeight, fitText } from './text-width.ts';

export interface TextLook {
  readonly size: number;
  readonly weight?: FontWeight;
  readonly fill: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Pixels; a longer text is cut. */
  readonly room?: number;
}

/** One line of text standing on `at`; nothing where it is empty. */
export function line(text: string, at: Point, look: TextLook): readonly Svg[] {
  const { size, weight = 400, fill, anchor = 'start', room } = look;
  const shown = room === undefined ? text : fitText(text, room, size, weight);
  if (shown === '') return [];
  return [
    svg(
      'text',
      {
        x: at.x,
        y: at.y,
        fill,
        'font-size': size,
        ...(weight === 400 ? {} : { 'font-weight': weight }),
        ...(anchor === 'start' ? {} : { 'text-anchor': anchor }),
      },
      shown,
    ),
  ];
}

export function box(rect: Rect, radius: number, attributes: SvgAttributes): Svg {
  const { x, y, width, height } = rect;
  return svg('rect', { x, y, width, height, rx: Math.min(radius, height / 2, width / 2), ...attributes });
}

/** The coloured strip along the left edge of a card, round where the card is. */
export function strip({ x, y, height }: Rect, width: number, radius: number, fill: string): Svg {
  const d =
    `M${n(x + width)} ${n(y)}H${n(x + radius)}Q${n(x)} ${n(y)} ${n(x)} ${n(y + radius)}` +
    `V${n(y + height - radius)}Q${n(x)} ${n(y + height)} ${n(x + radius)} ${n(y + height)}H${n(x + width)}Z`;
  return svg('path', { d, fill });
}

/** A number in a path: short, and never anything but a number. */
export function n(value: number): number {
  return Number.isFinite(value) ? Math.round(value * 100) / 100 : 0;
}
