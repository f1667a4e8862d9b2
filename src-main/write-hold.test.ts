import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createWriteHold } from './write-hold.ts';

test('one after the other holds the file, and whoever writes waits until nobody does', async () => {
  const { hold, freed } = createWriteHold();
  expect(freed()).toBeNull();
  const said: string[] = [];
  const say = async (name: string, work: Promise<unknown> | null) => {
    await work;
    said.push(name);
  };
  const first = await hold();
  const second = hold();
  const waiting = [say('second', second), say('writer', freed())];
  await nextTurn();
  expect(said).toEqual([]);
  first();
  first();
  (await second)();
  await Promise.all(waiting);
  expect(said.toSorted()).toEqual(['second', 'writer']);
  expect(freed()).toBeNull();
});
