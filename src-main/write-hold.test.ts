import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createWriteHold } from './write-hold.ts';

test('whoever writes waits until the last of those who hold the file let it go', async () => {
  const { hold, freed } = createWriteHold();
  expect(freed()).toBeNull();
  const [first, second] = [hold(), hold()];
  let isFree = false;
  const wait = async () => {
    await freed();
    isFree = true;
  };
  const waiting = wait();
  first();
  const third = hold();
  second();
  await nextTurn();
  expect(isFree).toBe(false);
  third();
  third();
  await waiting;
  expect(isFree).toBe(true);
  expect(freed()).toBeNull();
});
