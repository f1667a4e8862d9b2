import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { err, ok } from '../../shared/base/result.ts';
import { appError } from '../../shared/contract/errors.ts';
import { type InOneWrite, mapInSlices, writeInSlices } from './slices.ts';

// The clock that measures slices stands still but for the work; the turns of others are real.
beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

function busyFor(milliseconds: number): void {
  vi.advanceTimersByTime(milliseconds);
}

test('others have their turn between the slices of long work, and the sequence stays', async () => {
  let turns = 0;
  const takeTurn = () => {
    turns += 1;
    next = setImmediate(takeTurn);
  };
  let next = setImmediate(takeTurn);
  const made = await mapInSlices([1, 2, 3, 4, 5, 6], (item, index) => {
    busyFor(7);
    return item * 10 + index;
  });
  clearImmediate(next);
  expect(made).toEqual([10, 21, 32, 43, 54, 65]);
  expect(turns).toBe(3);
});

test('short work is one write, long work several, and every item is written once', async () => {
  const writes: number[][] = [];
  const inOneWrite: InOneWrite = (work) => {
    writes.push([]);
    return work();
  };
  await writeInSlices([1, 2, 3], inOneWrite, (item) => writes.at(-1)?.push(item));
  expect(writes.splice(0)).toEqual([[1, 2, 3]]);
  await writeInSlices([1, 2, 3], inOneWrite, (item) => {
    busyFor(45);
    writes.at(-1)?.push(item);
  });
  expect(writes).toEqual([[1], [2], [3]]);
});

test('what cannot be written ends it', async () => {
  const refused: InOneWrite = () => err(appError('disk-full', 'The disk is full.'));
  await expect(writeInSlices([1], refused, () => undefined)).rejects.toThrow('disk-full');
  const full: InOneWrite = (work) => work();
  await expect(
    writeInSlices([1], full, () => {
      throw new Error('no room');
    }),
  ).rejects.toThrow('no room');
  expect(await mapInSlices([], ok)).toEqual([]);
});
