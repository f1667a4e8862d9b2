import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addArm,
  allocationSum,
  evenSplit,
  isWholeAllocation,
  largestRemainders,
  normalise,
  removeArm,
  renameArm,
  type Shares,
  setShare,
} from './allocation.ts';

const keyList = fc.uniqueArray(
  fc.string({ minLength: 1 }).filter((key) => key !== '__proto__'),
  { minLength: 1, maxLength: 8 },
);
const shares: fc.Arbitrary<Shares> = keyList.chain((keys) =>
  fc
    .array(fc.integer({ min: 0, max: 1000 }), { minLength: keys.length, maxLength: keys.length })
    .map((weights) => normalise(keys, Object.fromEntries(keys.map((key, index) => [key, weights[index]!])))),
);

/** By another road than the code: decimal texts added as whole numbers. */
function sumsToHundred(found: Shares): boolean {
  const hundredths = Object.values(found).map((share) => {
    expect(String(share)).toMatch(/^\d+(\.\d{1,2})?$/);
    const [units = '0', decimals = ''] = String(share).split('.');
    return BigInt(units) * 100n + BigInt(decimals.padEnd(2, '0'));
  });
  return hundredths.reduce((total, part) => total + part, 0n) === 10_000n;
}

describe('allocation', () => {
  it('splits evenly', () => {
    expect(evenSplit(['a', 'b'])).toEqual({ a: 50, b: 50 });
    expect(evenSplit(['a', 'b', 'c'])).toEqual({ a: 33.34, b: 33.33, c: 33.33 });
    expect(evenSplit([])).toEqual({});
  });

  it('gives the seats of a textbook example of largest remainders', () => {
    // 100,000 votes for 10 seats: 47,000 16,000 15,800 12,000 6,100 3,100 (Wikipedia, "Quota method", Hare quota).
    expect(largestRemainders(10, [47_000, 16_000, 15_800, 12_000, 6_100, 3_100])).toEqual([5, 2, 1, 1, 1, 0]);
  });

  it('always sums to exactly 100, whatever is done', () => {
    const step = fc.record({
      what: fc.constantFrom('set', 'add', 'remove'),
      at: fc.nat(),
      to: fc.double({ noNaN: true, min: -20, max: 130 }),
      locked: fc.array(fc.nat(), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(shares, fc.array(step, { maxLength: 12 }), (start, steps) => {
        let now = start;
        expect(sumsToHundred(now)).toBe(true);
        for (const { what, at, to, locked } of steps) {
          const keys = Object.keys(now);
          const key = keys[at % keys.length]!;
          const held = new Set(locked.map((index) => keys[index % keys.length]!));
          if (what === 'set') now = setShare(now, key, to, held);
          else if (what === 'add') now = addArm(now, `new ${keys.length} ${at}`);
          else if (keys.length > 1) now = removeArm(now, key);
          expect(sumsToHundred(now)).toBe(true);
          expect(isWholeAllocation(now)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('locked shares never move, and the one set gets what was asked where there is room', () => {
    fc.assert(
      fc.property(
        shares,
        fc.nat(),
        fc.integer({ min: 0, max: 10_000 }),
        fc.nat(),
        (start, at, to, lockedAt) => {
          const keys = Object.keys(start);
          const key = keys[at % keys.length]!;
          const held = keys[lockedAt % keys.length]!;
          const after = setShare(start, key, to / 100, new Set([held]));
          expect(after[held] === start[held] || held === key).toBe(true);
          const room = key === held || keys.length < 3 ? undefined : 100 - start[held]!;
          if (room !== undefined) expect(after[key]).toBeCloseTo(Math.min(to / 100, room), 6);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('the others keep their proportions', () => {
    expect(setShare({ a: 50, b: 30, c: 20 }, 'a', 75, new Set())).toEqual({ a: 75, b: 15, c: 10 });
    expect(setShare({ a: 50, b: 30, c: 20 }, 'a', 90, new Set(['b']))).toEqual({ a: 70, b: 30, c: 0 });
    expect(setShare({ a: 100, b: 0, c: 0 }, 'a', 50, new Set())).toEqual({ a: 50, b: 25, c: 25 });
    expect(setShare({ a: 50, b: 50 }, 'a', 60, new Set(['b']))).toEqual({ a: 50, b: 50 });
  });

  it('arms come, go and are renamed', () => {
    expect(addArm({ a: 50, b: 50 }, 'c')).toEqual({ a: 33.34, b: 33.33, c: 33.33 });
    expect(addArm({}, 'a')).toEqual({ a: 100 });
    expect(removeArm({ a: 50, b: 30, c: 20 }, 'a')).toEqual({ b: 60, c: 40 });
    expect(Object.entries(renameArm({ a: 50, b: 50 }, 'a', 'z')!)).toEqual([
      ['z', 50],
      ['b', 50],
    ]);
    expect(renameArm({ a: 50, b: 50 }, 'a', 'b')).toBeUndefined();
  });

  it.each([
    [{ a: 0.1, b: 0.2, c: 99.7 }, true],
    [{ a: 33.33, b: 33.33, c: 33.33 }, false],
    [{ a: 33.333, b: 66.667 }, false],
    [{ a: -10, b: 110 }, false],
    [{ a: '50', b: 50 }, false],
    [{}, false],
  ])('%j sums to 100: %s', (allocation, expected) => {
    expect(isWholeAllocation(allocation)).toBe(expected);
  });

  it('says the sum exactly', () => {
    expect(allocationSum({ a: 33.33, b: 33.33, c: 33.33 })).toBe(99.99);
    expect(allocationSum({ a: 'half' })).toBeUndefined();
  });
});
