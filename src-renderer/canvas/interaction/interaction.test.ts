import { describe, expect, it } from 'vitest';
import type { SceneFrame } from '../../../shared/drawing/scene.ts';
import { speedAt } from './auto-pan.ts';
import { distanceTo } from './hit-test.ts';
import { placeAmong } from './reorder-frame.ts';

function stage(index: number, x: number, width: number): SceneFrame {
  const id = `stage-${index}`;
  const rect = { x, y: 0, width, height: 300 };
  return {
    id,
    rect,
    header: { ...rect, height: 44 },
    record: { id, kind: 'stage' },
    resize: 'right',
    title: id,
    detail: null,
    index,
    look: 'panel',
  };
}

describe('placeAmong', () => {
  const frames = [stage(0, 0, 300), stage(1, 308, 100), stage(2, 416, 300)];
  const [first, second, third] = frames as [SceneFrame, SceneFrame, SceneFrame];

  it('passes a neighbour when the leading edge passes its middle', () => {
    expect(placeAmong(first, [second, third], 0, 0)).toBe(0);
    expect(placeAmong(first, [second, third], 40, 0)).toBe(0);
    expect(placeAmong(first, [second, third], 70, 0)).toBe(1);
    expect(placeAmong(first, [second, third], 400, 0)).toBe(2);
    expect(placeAmong(third, [first, second], -100, 0)).toBe(1);
    expect(placeAmong(third, [first, second], -300, 0)).toBe(0);
  });

  it('ignores what is across the way in which it moves', () => {
    expect(placeAmong(second, [first, third], 0, 500)).toBe(1);
  });
});

describe('distanceTo', () => {
  const road = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
    { x: 100, y: 50 },
  ];

  it('measures to the nearest piece, not to its endless line', () => {
    expect(distanceTo(road, { x: 50, y: 4 })).toBe(4);
    expect(distanceTo(road, { x: 103, y: 25 })).toBe(3);
    expect(distanceTo(road, { x: -3, y: 4 })).toBe(5);
  });
});

describe('speedAt', () => {
  it('scrolls towards the border on which the pointer rests, faster further out', () => {
    const size = { width: 1000, height: 600 };
    expect(speedAt({ x: 500, y: 300 }, size)).toEqual({ x: 0, y: 0 });
    expect(speedAt({ x: 0, y: 300 }, size).x).toBeGreaterThan(0);
    expect(speedAt({ x: 1000, y: 300 }, size).x).toBeLessThan(speedAt({ x: 980, y: 300 }, size).x);
  });
});
