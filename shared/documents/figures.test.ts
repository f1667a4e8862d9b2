import { expect, it } from 'vitest';
import { countText, percentText, secondsText, signedCountText } from './figures.ts';

it('figures read as everywhere', () => {
  expect([
    countText(1463),
    countText(-12),
    signedCountText(120),
    signedCountText(-1351),
    signedCountText(0),
  ]).toEqual(['1,463', '\u221212', '+120', '\u22121,351', '0']);
  expect([35, 100, 0, 0.04, 120.25].map(percentText)).toEqual([
    '35.0\u00a0%',
    '100\u00a0%',
    '0\u00a0%',
    '0.0\u00a0%',
    '120.3\u00a0%',
  ]);
  expect([18, 660, 12_960, 277_200, 259_200].map(secondsText)).toEqual([
    '18\u00a0s',
    '11\u00a0min',
    '3.6\u00a0h',
    '3\u00a0d 5\u00a0h',
    '3\u00a0d',
  ]);
});
