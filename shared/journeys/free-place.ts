import type { Id } from '../base/ids.ts';
import type { Document } from '../documents/document.ts';
import { journeySizes, originOf, placeJourney, type Rect } from './geometry.ts';

const margin = 24;
const step = { x: 192, y: 56 } as const;
const farthest = 4_000;

/**
 * Where a node of this size can stand in a stage and lane without lying on another: the first free place, column by
 * column from the top; where the stage is full, below everything.
 */
export function findFreePlace(
  document: Document,
  stageId: Id | null,
  laneId: Id | null,
  size: { readonly width: number; readonly height: number } = journeySizes.marker,
): { readonly x: number; readonly y: number } {
  const { rects, stages, lanes } = placeJourney(document);
  const frames = new Set([...stages, ...lanes].map(({ id }) => id));
  const taken = [...rects].filter(([id]) => !frames.has(id)).map(([, rect]) => rect);
  const origin = originOf(rects, stageId, laneId);
  const stage = stageId === null ? undefined : rects.get(stageId);
  const lane = laneId === null ? undefined : rects.get(laneId);
  const right = stage ? stage.width : farthest;
  const bottom = lane ? lane.height : journeySizes.bareHeight;

  for (let x = margin; x + size.width <= right; x += step.x) {
    for (let y = margin; y + size.height <= bottom; y += step.y) {
      const rect = { x: origin.x + x, y: origin.y + y, ...size };
      if (!taken.some((other) => overlap(rect, other))) return { x, y };
    }
  }
  const lowest = Math.max(origin.y, ...taken.map((rect) => rect.y + rect.height)) - origin.y;
  return { x: margin, y: Math.ceil(lowest) + margin };
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
