import { describe, expect, it } from 'vitest';
import {
  areExclusive,
  armReach,
  daysToSample,
  freeSlices,
  reach,
  slicesOverlap,
  sliceWidth,
} from './reach.ts';

const slice = (from: number, to: number, name = 'checkout') => ({ name, from, to });

describe('coverage and exclusion groups', () => {
  it('the parts multiply', () => {
    expect(reach(null, [])).toBe(100);
    expect(reach(50, [slice(0, 40)])).toBe(20);
    expect(reach(50, [slice(0, 40), slice(50, 100, 'mail')])).toBe(10);
    expect(armReach(25, 20)).toBe(5);
  });

  it('a slice that is none reaches nobody', () => {
    expect(sliceWidth(slice(60, 40))).toBe(0);
    expect(sliceWidth(slice(-10, 10))).toBe(10);
    expect(reach(100, [slice(60, 40)])).toBe(0);
  });

  it('slices that touch do not overlap; names are compared as everywhere', () => {
    expect(slicesOverlap(slice(0, 50), slice(50, 100))).toBe(false);
    expect(slicesOverlap(slice(0, 51), slice(50, 100, ' Checkout'))).toBe(true);
    expect(slicesOverlap(slice(0, 51), slice(50, 100, 'mail'))).toBe(false);
    expect(areExclusive([slice(0, 50)], [slice(50, 100)])).toBe(true);
    expect(areExclusive([slice(0, 50)], [slice(50, 100, 'mail')])).toBe(false);
  });

  it('says what of a group is free', () => {
    expect(freeSlices([])).toEqual([{ from: 0, to: 100 }]);
    expect(freeSlices([slice(60, 80), slice(0, 20), slice(10, 30)])).toEqual([
      { from: 30, to: 60 },
      { from: 80, to: 100 },
    ]);
    expect(freeSlices([slice(0, 100)])).toEqual([]);
  });

  it('counts days by the smallest arm', () => {
    expect(daysToSample(1000, 1000, 50, [80, 20])).toBe(10);
    expect(daysToSample(1001, 1000, 50, [80, 20])).toBe(11);
    expect(daysToSample(1000, 1000, 0, [50, 50])).toBeUndefined();
    expect(daysToSample(1000, 1000, 50, [])).toBeUndefined();
  });
});
