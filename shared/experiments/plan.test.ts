import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { neededPerVariant } from './needed-sample.ts';
import { newMetric } from './new-records.ts';
import { planByWeek, smallestEffect } from './plan.ts';

const rate = newMetric(
  { role: 'primary', measureType: 'proportion', baseline: 20, minimumEffect: 25 },
  () => 'm',
);

it('finds with the people of the published tables the effect that they are for', () => {
  // 20 against 25 % at 5 and 80 %: 1,094 in each group, R's power.prop.test; one person fewer finds a little less.
  expect(smallestEffect(rate, 1094)).toBeCloseTo(25, 1);
  expect(smallestEffect(rate, 1094)).toBeLessThanOrEqual(25);
  expect(smallestEffect(rate, 1093)).toBeGreaterThan(25);
});

it('is the inverse of the people needed, for rates and averages, upwards and downwards', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('proportion', 'mean'),
      fc.constantFrom('increase', 'decrease'),
      fc.double({ min: 2, max: 60, noNaN: true }),
      fc.double({ min: 4, max: 60, noNaN: true }),
      (measureType, direction, baseline, minimumEffect) => {
        const metric = { ...rate, measureType, direction, baseline, minimumEffect, standardDeviation: 12 };
        const needed = neededPerVariant(metric);
        fc.pre(needed !== undefined && needed > 10);
        const found = smallestEffect(metric, needed ?? 0) ?? Number.NaN;
        expect(found).toBeLessThanOrEqual(minimumEffect * (1 + 1e-6));
        expect(found).toBeGreaterThan(minimumEffect * 0.9);
      },
    ),
    { numRuns: 60 },
  );
});

it('counts whole weeks of the smallest variant, and says nothing where nothing would be found', () => {
  const traffic = { peoplePerDay: 500, reached: 50, shares: [60, 40] };
  // 500 a day, half of them take part, 40 % of these: 100 a day.
  expect(planByWeek(rate, traffic, [1, 2]).map(({ perVariant }) => perVariant)).toEqual([700, 1400]);
  expect(planByWeek(rate, { ...traffic, peoplePerDay: 0 }, [1])).toEqual([
    { weeks: 1, perVariant: 0, effect: undefined },
  ]);
  expect(smallestEffect({ ...rate, baseline: null }, 1000)).toBeUndefined();
  expect(smallestEffect({ ...rate, measureType: 'mean', standardDeviation: null }, 1000)).toBeUndefined();
});
