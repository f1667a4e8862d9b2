import type { Document } from '../documents/document.ts';
import type { Rect } from '../drawing/scene.ts';
import { icon } from './cards/icons.ts';
import type { LegendEntry } from './kinds/kind-picture.ts';
import { line } from './svg/shapes.ts';
import type { Svg } from './svg/svg.ts';
import { textWidth } from './svg/text-width.ts';
import type { Ink } from './tokens.ts';

const titleHeight = 44;
const rowHeight = 24;
const itemGap = 20;

const kindNames = {
  journey: 'Journey',
  funnel: 'Funnel',
  process: 'Process',
  experiment: 'Experiment',
} as const;

/** Name and kind above the drawing. */
export function drawTitle(document: Document, at: Rect, ink: Ink): readonly Svg[] {
  const kind = kindNames[document.kind];
  const width = textWidth(kind, 12);
  return [
    ...line(
      document.header.name || `Unnamed ${document.kind}`,
      { x: at.x, y: at.y + 20 },
      { size: 18, weight: 600, fill: ink.color('text'), room: Math.max(60, at.width - width - 16) },
    ),
    ...line(
      kind,
      { x: at.x + at.width, y: at.y + 20 },
      { size: 12, fill: ink.color(document.kind), anchor: 'end' },
    ),
  ];
}

/** Signs and what they say, in rows of the drawing's width, then the date. */
export function drawFooter(
  entries: readonly LegendEntry[],
  date: string | null,
  at: Rect,
  ink: Ink,
): { readonly parts: readonly Svg[]; readonly height: number } {
  const parts: Svg[] = [];
  let x = at.x;
  let y = at.y + 28;
  for (const entry of entries) {
    const width = 22 + textWidth(entry.text, 12);
    if (x > at.x && x + width > at.x + at.width) {
      x = at.x;
      y += rowHeight;
    }
    parts.push(
      icon(entry.icon, x, y - 12, ink.color(entry.tone)),
      ...line(entry.text, { x: x + 22, y }, { size: 12, fill: ink.color('text-2') }),
    );
    x += width + itemGap;
  }
  if (date !== null) {
    const width = textWidth(date, 12);
    if (entries.length > 0 && x + width > at.x + at.width) y += rowHeight;
    parts.push(
      ...line(date, { x: at.x + at.width, y }, { size: 12, fill: ink.color('text-3'), anchor: 'end' }),
    );
  }
  return { parts, height: parts.length === 0 ? 0 : y - at.y + 8 };
}

export { titleHeight };
