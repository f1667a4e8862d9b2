import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps } from '../rects.ts';
import type { Point, Rect } from '../scene.ts';
import { createSpatialIndex } from '../spatial-index.ts';
import { crosses } from './detour.ts';
import { routeEdge } from './route.ts';

const card = (x: number, y: number): Rect => ({ x, y, width: 152, height: 68 });

function route(from: Rect, to: Rect, others: readonly Rect[]) {
  const index = createSpatialIndex(others, (rect) => rect);
  return routeEdge(from, to, index.search, 0);
}

function crossed(points: readonly Point[], rects: readonly Rect[]): number {
  let count = 0;
  for (let index = 1; index < points.length; index += 1) {
    const [a, b] = [points[index - 1]!, points[index]!];
    count += rects.filter((rect) => crosses(rect, a.x, a.y, b.x, b.y)).length;
  }
  return count;
}

describe('routeEdge', () => {
  it('joins neighbours in a row by one straight line', () => {
    expect(route(card(0, 0), card(200, 6), []).points).toEqual([
      { x: 152, y: 34 },
      { x: 200, y: 34 },
    ]);
  });

  it('goes down where the other card is below', () => {
    expect(route(card(0, 0), card(0, 160), []).points).toEqual([
      { x: 76, y: 68 },
      { x: 76, y: 160 },
    ]);
  });

  it('passes around a card that stands between', () => {
    const between = card(200, 0);
    const { points } = route(card(0, 0), card(400, 0), [between]);
    expect(crossed(points, [between])).toBe(0);
    expect(points.length).toBeGreaterThan(2);
  });

  it('finds its way out of a corner in which every plain road is blocked', () => {
    const others = [card(180, -90), card(180, 0), card(180, 90), card(0, -90), card(0, 90), card(400, -90)];
    const { points } = route(card(0, 0), card(400, 0), others);
    expect(crossed(points, others)).toBe(0);
  });

  it('never passes behind a card that keeps its distance, and only bends at right angles', () => {
    const place = fc.record({ x: fc.integer({ min: 0, max: 4 }), y: fc.integer({ min: 0, max: 4 }) });
    fc.assert(
      fc.property(
        fc.uniqueArray(place, { minLength: 2, maxLength: 16, selector: ({ x, y }) => `${x},${y}` }),
        (places) => {
          const rects = places.map(({ x, y }) => card(x * 200, y * 110));
          const [from, to, ...others] = rects as [Rect, Rect, ...Rect[]];
          const { points } = route(from, to, others);
          expect(crossed(points, others)).toBe(0);
          for (let index = 1; index < points.length; index += 1) {
            const [a, b] = [points[index - 1]!, points[index]!];
            expect(a.x === b.x || a.y === b.y).toBe(true);
          }
          const touches = (rect: Rect, point: Point) =>
            overlaps(
              { x: rect.x - 1, y: rect.y - 1, width: 154, height: 70 },
              { ...point, width: 0.1, height: 0.1 },
            );
          expect(touches(from, points[0]!)).toBe(true);
          expect(touches(to, points.at(-1)!)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
