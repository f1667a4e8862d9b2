import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { allAtOnce, inSlices, type Steps } from './steps.ts';

function* counting(to: number, each: () => void): Steps<number> {
  for (let at = 0; at < to; at += 1) {
    each();
    yield;
  }
  return to;
}

// The clock that measures slices stands still but for the work; the turns of others are real.
beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

function busy(ms: number) {
  vi.advanceTimersByTime(ms);
}

test('in slices comes to the same as at once, and lets others go first', async () => {
  let turns = 0;
  const others = setInterval(() => {
    turns += 1;
  }, 0);
  const result = await inSlices(
    counting(8, () => busy(3)),
    () => true,
  );
  clearInterval(others);
  expect(result).toBe(allAtOnce(counting(8, () => {})));
  expect(turns).toBeGreaterThan(1);
});

test('what is given up ends at the next slice', async () => {
  let parts = 0;
  const result = await inSlices(
    counting(50, () => {
      parts += 1;
      busy(5);
    }),
    () => false,
  );
  expect(result).toBeUndefined();
  expect(parts).toBe(1);
});
