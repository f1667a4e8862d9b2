import type { SceneFrame } from '../drawing/scene.ts';
import { channelOfRow } from '../journeys/channel-scene.ts';
import { channels } from '../journeys/records/touchpoint.ts';
import { icon } from './cards/icons.ts';
import { box, line } from './svg/shapes.ts';
import { type Svg, svg } from './svg/svg.ts';
import { fitText, textWidth } from './svg/text-width.ts';
import type { Ink } from './tokens.ts';

/** Panels and rows behind the cards, and their headers. */
export function drawFrames(frames: readonly SceneFrame[], ink: Ink): readonly Svg[] {
  const panels = frames.filter(({ look }) => look === 'panel');
  const rows = frames.filter(({ look }) => look === 'row');
  const stroke = ink.color('line');
  return [
    ...panels.map(({ rect }) => box(rect, 10, { fill: ink.mix('surface-2', 72, 'bg'), stroke })),
    ...rows.slice(0, -1).map(({ rect }) => {
      const y = rect.y + rect.height;
      return svg('line', { x1: rect.x, y1: y, x2: rect.x + rect.width, y2: y, stroke });
    }),
    ...panels.flatMap((frame) => panelHeader(frame, ink)),
    ...rows.flatMap((frame) => rowHeader(frame, ink)),
  ];
}

function panelHeader({ header, index, title, detail }: SceneFrame, ink: Ink): readonly Svg[] {
  const middle = header.y + Math.min(header.height, 44) / 2;
  const number = String(index + 1);
  const badge = Math.max(20, textWidth(number, 12, 600) + 8);
  const told = fitText(detail ?? '', header.width / 3, 12);
  const room = header.width - badge - 44 - textWidth(told, 12);
  return [
    box({ x: header.x + 12, y: middle - 10, width: badge, height: 20 }, 5, {
      fill: ink.color('accent-soft'),
    }),
    ...line(
      number,
      { x: header.x + 12 + badge / 2, y: middle + 4.3 },
      { size: 12, weight: 600, fill: ink.color('accent-text'), anchor: 'middle' },
    ),
    ...line(
      title || 'Unnamed stage',
      { x: header.x + badge + 22, y: middle + 4.7 },
      { size: 13, weight: 600, fill: ink.color('text'), room },
    ),
    ...line(
      told,
      { x: header.x + header.width - 12, y: middle + 4.3 },
      { size: 12, fill: ink.color('text-2'), anchor: 'end' },
    ),
  ];
}

function rowHeader({ id, header, title, detail }: SceneFrame, ink: Ink): readonly Svg[] {
  const { x, y, width } = header;
  const row = channelOfRow(id);
  const channel = channels.find((known) => known === row);
  return [
    icon(channel ?? (row === null ? 'person' : 'other'), x + 8, y + 6, ink.color(channel ?? 'text-3'), 14),
    ...line(
      title || 'Unnamed lane',
      { x: x + 29, y: y + 16.5 },
      { size: 12, weight: 600, fill: ink.color('text'), room: width - 37 },
    ),
    ...line(
      detail ?? '',
      { x: x + 29, y: y + 33 },
      { size: 11, fill: ink.color('text-2'), room: width - 37 },
    ),
  ];
}
