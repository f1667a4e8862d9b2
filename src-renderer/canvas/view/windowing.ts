import { encloses } from '../../../shared/drawing/rects.ts';
import type { Rect } from '../../../shared/drawing/scene.ts';
import type { DetailLevel } from '../scene.ts';

/** Below these zooms a level ends; it is left again only 8 % further on, so that it does not flicker. */
const levelEnds = { box: 0.35, name: 0.6 } as const;
const slack = 1.08;

export function levelAt(zoom: number, current: DetailLevel | null = null): DetailLevel {
  const box = current === 'box' ? levelEnds.box * slack : levelEnds.box;
  const name = current === 'name' || current === 'box' ? levelEnds.name * slack : levelEnds.name;
  if (zoom < box) return 'box';
  return zoom < name ? 'name' : 'full';
}

/** What is mounted beyond what is seen, as a share of the seen width and height on each side: 1.4x in all, less where many small cards are seen. */
const margins = { full: 0.2, name: 0.08, box: 0.2 } as const;
/** The mounted rectangle is kept while it holds what is seen and is at most this much larger in each direction. */
const tooLarge = 2;

/** The rectangle whose cards are mounted; `current` itself while it still serves. */
export function windowFor(visible: Rect, current: Rect | null, level: DetailLevel = 'full'): Rect {
  if (
    current &&
    encloses(current, visible) &&
    current.width <= visible.width * tooLarge &&
    current.height <= visible.height * tooLarge
  ) {
    return current;
  }
  const dx = visible.width * margins[level];
  const dy = visible.height * margins[level];
  return {
    x: visible.x - dx,
    y: visible.y - dy,
    width: visible.width + 2 * dx,
    height: visible.height + 2 * dy,
  };
}
