import type { Rect } from '../../drawing/scene.ts';
import { box, line, strip } from '../svg/shapes.ts';
import type { Svg } from '../svg/svg.ts';
import { fitText, textWidth, wrapText } from '../svg/text-width.ts';
import type { Ink, PictureToken } from '../tokens.ts';
import { type IconName, icon } from './icons.ts';

export interface CardLook {
  readonly tone: PictureToken;
  readonly icon: IconName;
  readonly name: string;
  /** Wrapped where it is one text; several are a line each, cut where they do not fit. */
  readonly detail: string | readonly string[] | null;
  /** Hatched and dashed in the window: not everybody comes by. */
  readonly dashed?: boolean;
  /** A number that stands where the sign would. */
  readonly badge?: string | undefined;
}

/** A card with a coloured strip, a sign, a name and, where there is room, what stands below it. */
export function stripCard(rect: Rect, look: CardLook, ink: Ink): readonly Svg[] {
  const tone = ink.color(look.tone);
  const { badge } = look;
  const sign = badge === undefined ? 16 : Math.max(20, textWidth(badge, 12, 600) + 8);
  const room = rect.width - 28 - sign;
  const lines = Math.floor((rect.height - 30) / 16);
  const detail = look.detail === null || lines < 1 ? [] : linesOf(look.detail, rect.width - 24, lines);
  const top = detail.length === 0 ? rect.y + rect.height / 2 - 9 : rect.y + 10;
  return [
    box(rect, 6, {
      fill: ink.color('surface'),
      stroke: ink.color('line-strong'),
      ...(look.dashed ? { 'stroke-dasharray': '5 4' } : {}),
    }),
    strip(rect, 4, 5, tone),
    ...(badge === undefined
      ? [icon(look.icon, rect.x + 13, top + 1, tone)]
      : numbered(badge, { x: rect.x + 13, y: top - 1, width: sign, height: 20 }, look, ink)),
    ...line(look.name, { x: rect.x + sign + 20, y: top + 13.5 }, nameLook(ink, room)),
    ...detail.flatMap((text, index) =>
      line(text, { x: rect.x + 13, y: top + 31 + index * 16 }, { size: 12, fill: ink.color('text-2') }),
    ),
  ];
}

function linesOf(detail: string | readonly string[], room: number, most: number): readonly string[] {
  if (typeof detail === 'string') return wrapText(detail, room, most, 12);
  return detail.slice(0, most).map((text) => fitText(text, room, 12));
}

function numbered(badge: string, rect: Rect, { tone, dashed }: CardLook, ink: Ink): readonly Svg[] {
  return [
    box(rect, 5, {
      fill: ink.mix(tone, 14, 'surface'),
      stroke: ink.mix(tone, dashed ? 100 : 14, 'surface'),
      ...(dashed ? { 'stroke-dasharray': '3 2' } : {}),
    }),
    ...line(
      badge,
      { x: rect.x + rect.width / 2, y: rect.y + 14.3 },
      { size: 12, weight: 600, fill: ink.mix(tone, 70, 'text'), anchor: 'middle' },
    ),
  ];
}

function nameLook(ink: Ink, room: number) {
  return { size: 13, weight: 600, fill: ink.color('text'), room } as const;
}

/** A pill or a small box with a sign and a name, which takes two lines where it is long. */
export function signCard(
  rect: Rect,
  look: CardLook & { readonly round: boolean; readonly filled: boolean },
  ink: Ink,
): readonly Svg[] {
  const middle = rect.y + rect.height / 2;
  const most = rect.height >= 2 * signLine ? 2 : 1;
  const lines = wrapText(look.name.replace(/\s+/gu, ' '), rect.width - 49, most, 12, 600);
  const first = middle + 4.3 - ((lines.length - 1) * signLine) / 2;
  return [
    box(rect, look.round ? rect.height / 2 : 6, {
      fill: look.filled ? ink.mix(look.tone, 7, 'surface') : ink.color('surface'),
      stroke: look.filled ? ink.mix(look.tone, 55, 'line-strong') : ink.color('line-strong'),
      ...(look.dashed ? { 'stroke-dasharray': '4 3' } : {}),
    }),
    icon(look.icon, rect.x + 12, middle - 8, ink.color(look.tone)),
    ...lines.flatMap((text, index) =>
      line(
        text,
        { x: rect.x + 35, y: first + index * signLine },
        { size: 12, weight: 600, fill: ink.color('text') },
      ),
    ),
  ];
}

/** In pixels. */
const signLine = 14;

/** A remark: as many lines as fit. */
export function noteCard(rect: Rect, text: string, ink: Ink): readonly Svg[] {
  const most = Math.max(1, Math.floor((rect.height - 14) / 17));
  const shown = text === '' ? 'Empty note' : text;
  const fill = ink.color(text === '' ? 'text-3' : 'text');
  return [
    box(rect, 6, {
      fill: ink.mix('warn-soft', 78, 'surface'),
      stroke: ink.mix('warn', 26, 'line'),
    }),
    ...wrapText(shown, rect.width - 20, most, 12).flatMap((part, index) =>
      line(part, { x: rect.x + 11, y: rect.y + 21 + index * 17 }, { size: 12, fill }),
    ),
  ];
}
