import type { DocumentRecord } from '../../documents/document.ts';
import type { Rect } from '../../drawing/scene.ts';
import { textOf } from '../kinds/kind-picture.ts';
import { box, line } from '../svg/shapes.ts';
import { isImageAddress, type Svg, svg } from '../svg/svg.ts';
import type { Ink } from '../tokens.ts';

/** An image in its frame; where the workspace does not have it, its name in an empty one. */
export function imageCard(
  rect: Rect,
  record: DocumentRecord,
  images: (sha256: string) => string | null,
  ink: Ink,
): readonly Svg[] {
  const href = images(textOf(record, 'sha256'));
  const alt = textOf(record, 'alt') || textOf(record, 'name');
  if (href === null || !isImageAddress(href, 'window')) {
    const middle = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
    const text = { fill: ink.color('text-2'), anchor: 'middle', room: rect.width - 16 } as const;
    return [
      box(rect, 6, {
        fill: ink.color('sunken'),
        stroke: ink.color('line-strong'),
        'stroke-dasharray': '5 4',
      }),
      ...line(alt || 'Image', { ...middle, y: middle.y - 2 }, { ...text, size: 12, weight: 600 }),
      ...line('Not in this workspace', { ...middle, y: middle.y + 15 }, { ...text, size: 11 }),
    ];
  }
  const { x, y, width, height } = rect;
  return [
    svg(
      'image',
      { x, y, width, height, href, preserveAspectRatio: 'xMidYMid meet' },
      ...(alt === '' ? [] : [svg('title', {}, alt)]),
    ),
    box(rect, 2, { fill: 'none', stroke: ink.color('line') }),
  ];
}
