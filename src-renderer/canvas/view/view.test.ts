import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, encloses, overlaps } from '../../../shared/drawing/rects.ts';
import type { Rect } from '../../../shared/drawing/scene.ts';
import { createSpatialIndex } from '../../../shared/drawing/spatial-index.ts';
import { snapMove } from './snapping.ts';
import {
  fitRect,
  mixViewports,
  panIntoView,
  rectToScreen,
  toCanvas,
  visibleRect,
  zoomAt,
} from './viewport.ts';
import { levelAt, windowFor } from './windowing.ts';

const size = { width: 1000, height: 600 };
const rect = fc.record({
  x: fc.integer({ min: -5000, max: 5000 }),
  y: fc.integer({ min: -5000, max: 5000 }),
  width: fc.integer({ min: 1, max: 4000 }),
  height: fc.integer({ min: 1, max: 900 }),
});

describe('viewport', () => {
  it('keeps the point under the pointer while zooming', () => {
    const viewport = { x: 40, y: -30, zoom: 0.8 };
    const at = { x: 321, y: 123 };
    const before = toCanvas(viewport, at);
    const after = toCanvas(zoomAt(viewport, at, 2.5), at);
    expect(after.x).toBeCloseTo(before.x);
    expect(after.y).toBeCloseTo(before.y);
  });

  it('shows all of a rectangle after a fit, and not larger than life', () => {
    fc.assert(
      fc.property(rect, (bounds) => {
        const viewport = fitRect(bounds, size);
        expect(viewport.zoom).toBeLessThanOrEqual(1);
        const seen = rectToScreen(viewport, bounds);
        if (viewport.zoom > 0.05)
          expect(encloses({ x: -0.01, y: -0.01, width: 1000.02, height: 600.02 }, seen)).toBe(true);
      }),
    );
  });

  it('starts and ends an animation exactly where it should', () => {
    const a = { x: 10, y: 20, zoom: 0.5 };
    const b = { x: -300, y: 90, zoom: 2 };
    for (const [t, end] of [
      [0, a],
      [1, b],
    ] as const) {
      const mixed = mixViewports(a, b, t, size);
      expect(mixed.x).toBeCloseTo(end.x);
      expect(mixed.y).toBeCloseTo(end.y);
      expect(mixed.zoom).toBeCloseTo(end.zoom);
    }
  });

  it('pans only as far as needed to show a card', () => {
    const viewport = { x: 0, y: 0, zoom: 1 };
    expect(panIntoView(viewport, { x: 100, y: 100, width: 50, height: 50 }, size)).toBe(viewport);
    expect(panIntoView(viewport, { x: 1000, y: 100, width: 50, height: 50 }, size).x).toBe(-98);
  });
});

describe('windowFor', () => {
  it('keeps the window while what is seen stays inside', () => {
    const visible = visibleRect({ x: 0, y: 0, zoom: 1 }, size);
    const window = windowFor(visible, null);
    expect(window.width).toBeCloseTo(1400);
    expect(windowFor({ ...visible, x: 150 }, window)).toBe(window);
    expect(windowFor({ ...visible, x: 250 }, window)).not.toBe(window);
    expect(windowFor({ x: 400, y: 200, width: 200, height: 120 }, window)).not.toBe(window);
  });

  it('does not flicker between two levels', () => {
    expect(levelAt(0.34)).toBe('box');
    expect(levelAt(0.36)).toBe('name');
    expect(levelAt(0.36, 'box')).toBe('box');
    expect(levelAt(0.61, 'name')).toBe('name');
    expect(levelAt(0.61)).toBe('full');
  });
});

describe('createSpatialIndex', () => {
  it('finds what a scan of everything finds, in the same order', () => {
    fc.assert(
      fc.property(fc.array(rect, { maxLength: 60 }), rect, (rects: readonly Rect[], area) => {
        const index = createSpatialIndex(rects, (item) => item);
        expect(index.search(area)).toEqual(rects.filter((item) => overlaps(item, area)));
        expect(index.at(area)).toEqual(rects.findLast((item) => contains(item, area)));
      }),
    );
  });
});

describe('snapMove', () => {
  const card = { x: 0, y: 0, width: 152, height: 68 };

  it('lines up with a near card and says along which line', () => {
    const snapped = snapMove(card, [{ x: 300, y: 100, width: 152, height: 68 }], 296, 203, {
      reach: 6,
      grid: false,
    });
    expect(snapped).toEqual({ dx: 300, dy: 203, guides: [{ axis: 'x', at: 300, from: 100, to: 271 }] });
  });

  it('stands in the middle between two neighbours, and as far from one as that is from the next', () => {
    const row = (x: number, y = 40) => ({ x, y, width: 152, height: 68 });
    const between = snapMove(card, [row(0, 41), row(400, 43)], 203, 70, { reach: 6, grid: false });
    expect(between.dx).toBe(200);
    expect(between.guides.filter(({ gap }) => gap)).toEqual([
      { axis: 'y', at: 104, from: 152, to: 200, gap: true },
      { axis: 'y', at: 104, from: 352, to: 400, gap: true },
    ]);
    const beyond = snapMove(card, [row(0, 41), row(190, 43)], 383, 70, { reach: 6, grid: false });
    expect(beyond.dx).toBe(380);
  });

  it('is never carried further than its reach', () => {
    fc.assert(
      fc.property(fc.array(rect, { maxLength: 12 }), fc.integer(), fc.integer(), (others, a, b) => {
        const [dx, dy] = [a % 500, b % 500];
        const snapped = snapMove(card, others, dx, dy, { reach: 6, grid: false });
        expect(Math.abs(snapped.dx - dx)).toBeLessThanOrEqual(6);
        expect(Math.abs(snapped.dy - dy)).toBeLessThanOrEqual(6);
      }),
    );
  });

  it('falls back to the grid', () => {
    expect(snapMove(card, [], 13, 21, { reach: 6, grid: true })).toEqual({ dx: 16, dy: 24, guides: [] });
  });
});
