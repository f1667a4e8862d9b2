import { describe, expect, it } from 'vitest';
import { score } from './entries.ts';

describe('score', () => {
  it('is nothing unless every typed word occurs', () => {
    expect(score('Consumer onboarding', 'consumer offboarding')).toBe(0);
    expect(score('Consumer onboarding', 'board cons')).toBeGreaterThan(0);
  });

  it('puts the beginning of the text before the beginning of a word before the inside', () => {
    const atStart = score('Upload ID', 'up');
    const atWord = score('Pick up', 'up');
    const inside = score('Coupon', 'up');
    expect(atStart).toBeGreaterThan(atWord);
    expect(atWord).toBeGreaterThan(inside);
    expect(inside).toBeGreaterThan(0);
  });

  it('lets everything through where nothing is typed', () => {
    expect(score('anything', '')).toBeGreaterThan(0);
  });
});
