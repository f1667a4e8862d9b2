import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, inflate } from '../rects.ts';
import type { Point, Rect, SceneEdge } from '../scene.ts';
import { indexScene } from '../scene-index.ts';
import { createRoutes } from './routes.ts';
import { curvedRoad, straightRoad } from './shaped.ts';

const rect = fc.record({
  x: fc.integer({ min: -2000, max: 2000 }),
  y: fc.integer({ min: -2000, max: 2000 }),
  width: fc.integer({ min: 20, max: 300 }),
  height: fc.integer({ min: 20, max: 200 }),
});

function onBorder(box: Rect, point: Point): boolean {
  return contains(inflate(box, 0.01), point) && !contains(inflate(box, -0.01), point);
}

describe('roads of a given shape', () => {
  it('begin and end on the borders of the two cards', () => {
    fc.assert(
      fc.property(rect, rect, (from, to) => {
        const apart = Math.abs(from.x - to.x) > 400 || Math.abs(from.y - to.y) > 400;
        fc.pre(apart);
        for (const road of [straightRoad(from, to), curvedRoad(from, to)]) {
          expect(onBorder(from, road[0]!)).toBe(true);
          expect(onBorder(to, road.at(-1)!)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are finite where two cards lie on each other', () => {
    const box = { x: 0, y: 0, width: 100, height: 40 };
    for (const { x, y } of [...straightRoad(box, box), ...curvedRoad(box, box)]) {
      expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
    }
  });
});

describe('what the layout of a connection says', () => {
  function routeWith(layout: Record<string, unknown>) {
    const record = { id: 'e', kind: 'road', layout } as SceneEdge['record'];
    const index = indexScene({
      nodes: [
        { id: 'a', rect: { x: 0, y: 0, width: 100, height: 40 }, record: { id: 'a', kind: 'card' } },
        { id: 'b', rect: { x: 400, y: 300, width: 100, height: 40 }, record: { id: 'b', kind: 'card' } },
      ],
      frames: [],
      edges: [{ id: 'e', from: 'a', to: 'b', record, label: 'yes', dashed: false }],
      bounds: { x: 0, y: 0, width: 500, height: 340 },
    });
    const edge = index.edges.get('e')!;
    return createRoutes(index, () => 0).of(edge)!;
  }

  it('decides how the line runs and how its corners look', () => {
    expect(routeWith({ shape: 'straight' }).points).toHaveLength(2);
    expect(routeWith({ shape: 'curved' }).points.length).toBeGreaterThan(10);
    expect(routeWith({ shape: 'stepped' }).corner).toBe(0);
    expect(routeWith({ shape: 'zigzag' })).toEqual(routeWith({}));
  });

  it('moves the label by its offset, and by nothing that is no number', () => {
    const plain = routeWith({}).label;
    expect(routeWith({ label: { x: 30, y: -12 } }).label).toEqual({ x: plain.x + 30, y: plain.y - 12 });
    expect(routeWith({ label: { x: '30', y: null } }).label).toEqual(plain);
  });
});
