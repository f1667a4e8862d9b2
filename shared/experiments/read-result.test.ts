import { expect, it } from 'vitest';
import { readResult } from './read-result.ts';

const plan = { control: 'a', shares: { a: 50, b: 50 }, direction: 'increase', minimumSampleSize: 1000 };
const counted = (people: number, successes: number, key = 'b') => ({ key, people, successes });

it('tells a difference from chance, and which way it goes', () => {
  // Pooled rate 0.21: the standard error is 0.00815, so z = 2.455 and p = 0.0141.
  const result = readResult([counted(5000, 1000, 'a'), counted(5000, 1100)], plan);
  const [control, variant] = result.arms;
  expect(control).toEqual({ key: 'a', rate: 0.2, verdict: 'control' });
  expect(variant).toMatchObject({ verdict: 'better', rate: 0.22 });
  expect(variant?.against?.p).toBeCloseTo(0.0141, 3);
  expect(variant?.against?.interval[0]).toBeGreaterThan(0);
  expect(result).toMatchObject({ ratioBroken: false, tooFew: [], confidence: 0.95 });
  const fewer = readResult([counted(5000, 1000, 'a'), counted(5000, 1100)], {
    ...plan,
    direction: 'decrease',
  });
  expect(fewer.arms[1]?.verdict).toBe('worse');
  expect(readResult([counted(500, 100, 'a'), counted(500, 110)], plan)).toMatchObject({
    arms: [{}, { verdict: 'open' }],
    tooFew: ['a', 'b'],
  });
});

it('asks more of each of several variants', () => {
  const shares = { a: 34, b: 33, c: 33 };
  const counts = [counted(5000, 1000, 'a'), counted(5000, 1090), counted(5000, 1000, 'c')];
  // p = 0.027 is enough for one comparison at 95 %, not for one of two.
  expect(readResult(counts.slice(0, 2), plan).arms[1]?.verdict).toBe('better');
  const three = readResult(counts, { ...plan, shares });
  expect(three.confidence).toBe(0.975);
  expect(three.arms[1]?.verdict).toBe('open');
});

it('notices people who are not shared out as planned, and bears missing and impossible counts', () => {
  expect(readResult([counted(5300, 1000, 'a'), counted(4700, 900)], plan).ratioBroken).toBe(true);
  expect(
    readResult([counted(5300, 1000, 'a'), counted(4700, 900)], { ...plan, shares: { a: 53, b: 47 } }),
  ).toMatchObject({
    ratioBroken: false,
  });
  const none = readResult([counted(0, 0, 'a'), counted(0, 0)], plan);
  expect(none).toMatchObject({ ratio: undefined, ratioBroken: false, arms: [{}, { verdict: 'open' }] });
  expect(readResult([counted(10, 20, 'a'), counted(10, 5)], plan).arms[1]).toEqual({
    key: 'b',
    rate: 0.5,
    verdict: 'open',
  });
});
