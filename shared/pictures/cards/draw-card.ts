import type { Document } from '../../documents/document.ts';
import type { SceneNode } from '../../drawing/scene.ts';
import { kindPictures } from '../kinds/index.ts';
import { textOf } from '../kinds/kind-picture.ts';
import { type Svg, svg } from '../svg/svg.ts';
import type { Ink } from '../tokens.ts';
import { noteCard } from './card.ts';
import { imageCard } from './image-card.ts';
import { piled } from './pile.ts';

/** One card of whatever kind, with its whole name where it had to be cut. */
export function drawCard(
  node: SceneNode,
  document: Document,
  ink: Ink,
  images: (sha256: string) => string | null,
): Svg {
  const { record, rect } = node;
  const parts =
    record.kind === 'note'
      ? noteCard(rect, textOf(record, 'text'), ink)
      : record.kind === 'image'
        ? imageCard(rect, record, images, ink)
        : kindPictures[document.kind].card(node, ink, document);
  const name = textOf(record, 'name') || textOf(record, 'text');
  return svg('g', {}, ...(name === '' ? [] : [svg('title', {}, name)]), ...piled(node, parts, ink));
}
