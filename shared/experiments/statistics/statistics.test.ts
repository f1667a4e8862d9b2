import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareSurvival, normalCdf, normalQuantile, normalSurvival } from './distributions.ts';
import { minimumEffectOfMeans, powerOfMeans, sampleSizeOfMeans } from './plan-means.ts';
import {
  minimumEffectOfProportions,
  powerOfProportions,
  sampleSizeByEvanMiller,
  sampleSizeOfProportions,
} from './plan-proportions.ts';
import { newcombe, planning, pooledZ, sampleRatios, tables } from './published-cases.ts';
import { checkSampleRatio } from './sample-ratio.ts';
import { compareProportions } from './two-proportions.ts';

describe('distributions', () => {
  it.each(tables.normal)('normal quantile of $p', ({ p, z }) => {
    expect(normalQuantile(p)).toBeCloseTo(z, 11);
    expect(normalCdf(z)).toBeCloseTo(p, 12);
  });

  it.each(tables.chiSquare)('chi-square $x with $degreesOfFreedom', ({ x, degreesOfFreedom, p }) => {
    expect(chiSquareSurvival(x, degreesOfFreedom)).toBeCloseTo(p, 12);
  });

  it('keeps its digits in the far tail', () => {
    // 1 - Phi(10) = 7.619853024160527e-24 (Abramowitz and Stegun, table 26.2).
    expect(normalSurvival(10) / 7.619853024160527e-24).toBeCloseTo(1, 10);
  });

  it('quantile and distribution are inverses', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (p) => {
        expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 12);
      }),
    );
  });
});

describe('planning of proportions', () => {
  it('agrees with R and with Evan Miller', () => {
    const { rPower, rSize, evanMiller } = planning;
    expect(powerOfProportions(rPower.p1, rPower.p2, rPower.nPerGroup)).toBeCloseTo(rPower.power, 6);
    const size = sampleSizeOfProportions(rSize.p1, rSize.p2, { power: rSize.power });
    expect(size).toBeCloseTo(rSize.nPerGroup, 4);
    expect(sampleSizeByEvanMiller(evanMiller.baseline, evanMiller.absoluteEffect)).toBe(evanMiller.nPerGroup);
  });

  it('power, size and effect are one relation', () => {
    const share = fc.double({ min: 0.02, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(
        share,
        fc.integer({ min: 50, max: 1_000_000 }),
        fc.constantFrom(0.7, 0.8, 0.95),
        (p, n, power) => {
          const effect = minimumEffectOfProportions(p, n, 1, { power });
          if (effect === undefined) return;
          expect(sampleSizeOfProportions(p, p + effect, { power }) / n).toBeCloseTo(1, 6);
          expect(powerOfProportions(p, p + effect, n)).toBeCloseTo(power, 6);
        },
      ),
    );
  });

  it('says nothing about what is impossible', () => {
    expect(sampleSizeOfProportions(0.5, 1.2)).toBeNaN();
    expect(sampleSizeOfProportions(0.5, 0.5)).toBe(Number.POSITIVE_INFINITY);
    expect(minimumEffectOfProportions(0.5, 2)).toBeUndefined();
    expect(minimumEffectOfProportions(0.01, 100, -1)).toBeUndefined();
    expect(powerOfProportions(0.5, 0.6, 0)).toBeNaN();
  });
});

describe('planning of means', () => {
  it('is within a tenth of a person of R', () => {
    const { rMeansSize: size, rMeansPower: power } = planning;
    expect(
      Math.abs(sampleSizeOfMeans(size.difference, size.sd, { power: size.power }) - size.nPerGroup),
    ).toBeLessThan(0.1);
    expect(powerOfMeans(power.difference, power.sd, power.nPerGroup)).toBeCloseTo(power.power, 2);
  });

  it('power, size and effect are one relation', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 1000, noNaN: true }),
        fc.integer({ min: 10, max: 100_000 }),
        (sd, n) => {
          const effect = minimumEffectOfMeans(sd, n);
          expect(sampleSizeOfMeans(effect, sd) / n).toBeCloseTo(1, 9);
          expect(powerOfMeans(effect, sd, n)).toBeCloseTo(0.8, 9);
        },
      ),
    );
    expect(sampleSizeOfMeans(1, 0)).toBeNaN();
  });
});

describe('two proportions', () => {
  it('agrees with statsmodels', () => {
    const found = compareProportions(pooledZ.control, pooledZ.treatment)!;
    expect(Math.abs(found.z)).toBeCloseTo(pooledZ.absZ, 9);
    expect(found.p).toBeCloseTo(pooledZ.p, 9);
  });

  it.each(newcombe)('the interval of $source', ({ first, second, interval }) => {
    const found = compareProportions(second, first)!;
    expect(found.interval[0]).toBeCloseTo(interval[0], 4);
    expect(found.interval[1]).toBeCloseTo(interval[1], 4);
  });

  it('turns its sign with the groups, and holds at the edges', () => {
    const [a, b] = [
      { successes: 3, n: 20 },
      { successes: 9, n: 20 },
    ];
    expect(compareProportions(a, b)!.z).toBeCloseTo(-compareProportions(b, a)!.z, 12);
    const none = compareProportions({ successes: 0, n: 20 }, { successes: 0, n: 20 })!;
    expect(none).toMatchObject({ z: 0, p: 1, difference: 0 });
    expect(none.interval[1]).toBeGreaterThan(0);
    expect(compareProportions({ successes: 0, n: 0 }, a)).toBeUndefined();
    expect(compareProportions({ successes: 21, n: 20 }, a)).toBeUndefined();
  });
});

describe('sample ratio', () => {
  it.each(sampleRatios)('$observed against $weights', ({ observed, weights, p }) => {
    const found = checkSampleRatio(observed, weights)!;
    expect(found.p).toBeCloseTo(p, 8);
    // Weights are a ratio: percent say the same.
    expect(
      checkSampleRatio(
        observed,
        weights.map((weight) => weight * 100),
      )!.p,
    ).toBeCloseTo(p, 8);
  });

  it('says nothing where there is nothing to compare', () => {
    expect(checkSampleRatio([5], [1])).toBeUndefined();
    expect(checkSampleRatio([0, 0], [1, 1])).toBeUndefined();
    expect(checkSampleRatio([5, 5], [1, -1])).toBeUndefined();
    expect(checkSampleRatio([5, 5], [1])).toBeUndefined();
  });
});
