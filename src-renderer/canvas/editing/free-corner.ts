import { overlaps } from '../../../shared/drawing/rects.ts';
import type { Rect } from '../../../shared/drawing/scene.ts';

/** In pixels, between a new card and the one that it would have covered. */
const gap = 24;

/** The wished place of a new card, or the first one below that covers no other. */
export function freeRect(wished: Rect, taken: Iterable<Rect>): Rect {
  const others = [...taken].toSorted((a, b) => a.y - b.y);
  let rect = wished;
  for (const other of others) {
    if (overlaps(rect, other)) rect = { ...rect, y: other.y + other.height + gap };
  }
  return rect;
}
