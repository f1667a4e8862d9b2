import { heldText } from '../../drawing/fold.ts';
import type { SceneNode } from '../../drawing/scene.ts';
import { box, line } from '../svg/shapes.ts';
import type { Svg } from '../svg/svg.ts';
import { textWidth } from '../svg/text-width.ts';
import type { Ink } from '../tokens.ts';

/** In pixels: how far the card behind shows, and the pill that says how many there are. */
const shift = 4;
const pill = { height: 18, padding: 8, fromRight: 12 } as const;

/** A card behind which others are stands on a pile, and says at its lower edge how many. */
export function piled(node: SceneNode, card: readonly Svg[], ink: Ink): readonly Svg[] {
  const { rect, holds = 0 } = node;
  if (holds === 0) return card;
  const look = { fill: ink.color('surface'), stroke: ink.color('line-strong') };
  const text = heldText(holds);
  const width = textWidth(text, 11, 400) + 2 * pill.padding;
  const place = {
    x: rect.x + rect.width - pill.fromRight - width,
    y: rect.y + rect.height - pill.height / 2,
    width,
    height: pill.height,
  };
  const middle = { x: place.x + width / 2, y: place.y + 12.8 };
  return [
    box({ ...rect, x: rect.x + shift, y: rect.y + shift }, 6, look),
    ...card,
    box(place, pill.height / 2, look),
    ...line(text, middle, { size: 11, fill: ink.color('text-2'), anchor: 'middle' }),
  ];
}
