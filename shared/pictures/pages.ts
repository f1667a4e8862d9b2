import { boundsOf } from '../drawing/rects.ts';
import type { Rect, Scene } from '../drawing/scene.ts';

export interface Paper {
  /** Room for the drawing on one sheet, in CSS pixels (96 to the inch). */
  readonly width: number;
  readonly height: number;
}

export interface Sheet {
  /** What of the canvas stands on it. */
  readonly region: Rect;
}

/** What is drawn larger than this is not made larger still; smaller than `least`, nobody reads it on paper. */
const most = 1;
const least = 0.5;

/**
 * The sheets of a drawing, from left to right and then down: as high as the paper where names stay readable, cut between
 * stages, else between cards, else where the paper ends.
 */
export function sheetsOf(scene: Scene, bounds: Rect, paper: Paper): readonly Sheet[] {
  const scale = Math.max(least, Math.min(most, paper.height / Math.max(1, bounds.height)));
  const width = paper.width / scale;
  const height = paper.height / scale;
  const cards = scene.nodes.map(({ rect }) => rect);
  const columns = scene.frames.filter(({ look }) => look === 'panel').map(({ rect }) => rect);
  const across = cuts(
    { start: bounds.x, length: bounds.width },
    width,
    columns.map(({ x, width: wide }) => ({ start: x, length: wide })),
    cards.map(({ x, width: wide }) => ({ start: x, length: wide })),
  );
  const rows = scene.frames.filter(({ look }) => look === 'row').map(({ rect }) => rect);
  const down = cuts(
    { start: bounds.y, length: bounds.height },
    height,
    rows.map(({ y, height: high }) => ({ start: y, length: high })),
    cards.map(({ y, height: high }) => ({ start: y, length: high })),
  );
  const sheets = down.flatMap((row) =>
    across.map((column) => ({
      region: { x: column.start, y: row.start, width: column.length, height: row.length },
    })),
  );
  return sheets.filter(({ region }) => boundsOf([region]) !== null);
}

interface Span {
  readonly start: number;
  readonly length: number;
}

/** Pieces of at most `room`, each ending where no block and no card is cut, as far on as possible. */
function cuts(whole: Span, room: number, blocks: readonly Span[], cards: readonly Span[]): readonly Span[] {
  const end = whole.start + whole.length;
  const pieces: Span[] = [];
  let start = whole.start;
  while (end - start > room + 0.5) {
    const limit = start + room;
    const at = lastFree(start, limit, blocks, cards) ?? lastFree(start, limit, cards, []) ?? limit;
    pieces.push({ start, length: at - start });
    start = at;
  }
  return [...pieces, { start, length: Math.max(1, end - start) }];
}

/**
 * The farthest border of a block up to which no block is cut, if there is one no card either; null where that is less than
 * a fifth of the way.
 */
function lastFree(
  start: number,
  limit: number,
  blocks: readonly Span[],
  cards: readonly Span[],
): number | null {
  const borders = blocks
    .flatMap((block) => [block.start - 4, block.start + block.length + 4])
    .filter((at) => at <= limit && at - start > (limit - start) / 5 && !isCut(blocks, at))
    .toSorted((a, b) => b - a);
  return borders.find((at) => !isCut(cards, at)) ?? borders[0] ?? null;
}

function isCut(spans: readonly Span[], at: number): boolean {
  return spans.some(({ start, length }) => start < at && at < start + length);
}
