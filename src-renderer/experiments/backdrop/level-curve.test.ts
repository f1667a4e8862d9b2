import { describe, expect, it } from 'vitest';
import { type Curve, levelCurve, partBetween, partOf } from './level-curve.ts';

function at([a, b, c, d]: Curve, t: number) {
  const sum = (key: 'x' | 'y') =>
    a[key] * (1 - t) ** 3 + 3 * b[key] * (1 - t) ** 2 * t + 3 * c[key] * (1 - t) * t ** 2 + d[key] * t ** 3;
  return { x: sum('x'), y: sum('y') };
}

describe('the part of a level curve between two heights', () => {
  const curve = levelCurve({ x: 10, y: 200 }, { x: 300, y: 60_000 });

  it.each([
    [100, 900],
    [30_000, 30_800],
    [59_900, 61_000],
    [0, 70_000],
  ])('from %i to %i lies on the curve, from edge to edge', (top, bottom) => {
    const part = partBetween(curve, top, bottom)!;
    const cut = partOf(curve, part);
    expect(cut[0].y).toBeCloseTo(Math.max(top, 200), 3);
    expect(cut[3].y).toBeCloseTo(Math.min(bottom, 60_000), 3);
    for (const share of [0, 0.3, 0.7, 1]) {
      const here = at(cut, share);
      const there = at(curve, part[0] + (part[1] - part[0]) * share);
      expect(here.x).toBeCloseTo(there.x, 6);
      expect(here.y).toBeCloseTo(there.y, 6);
    }
  });

  it('is the same upwards, whole where it is level, and none where the curve does not come', () => {
    const up = levelCurve({ x: 10, y: 60_000 }, { x: 300, y: 200 });
    const part = partOf(up, partBetween(up, 100, 900)!);
    expect([part[0].y, part[3].y].map(Math.round)).toEqual([900, 200]);
    expect(partBetween(levelCurve({ x: 0, y: 5 }, { x: 9, y: 5 }), 0, 10)).toEqual([0, 1]);
    expect(partBetween(curve, -500, 100)).toBeNull();
  });
});
