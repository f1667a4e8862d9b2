import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createTurnstile } from './turnstile.ts';

test('work that is alone waits for those inside, keeps others out, and a failure lets them in again', async () => {
  const { pass, alone } = createTurnstile();
  const said: string[] = [];
  const step = (name: string, turns: number) => async () => {
    said.push(`${name} in`);
    for (let turn = 0; turn < turns; turn += 1) await nextTurn();
    said.push(`${name} out`);
  };
  const all = [
    pass(step('one', 20)),
    pass(step('two', 10)),
    alone(step('alone', 10)),
    pass(step('three', 1)),
    alone(async () => {
      await step('failing', 1)();
      throw new Error('failed');
    }),
  ];
  const ends = await Promise.allSettled(all);
  expect(ends.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
  ]);
  expect(said).toEqual([
    'one in',
    'two in',
    'two out',
    'one out',
    'alone in',
    'alone out',
    'failing in',
    'failing out',
    'three in',
    'three out',
  ]);
  await pass(step('four', 0));
  expect(said.slice(-1)).toEqual(['four out']);
});
