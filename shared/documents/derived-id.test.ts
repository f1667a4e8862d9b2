import { expect, it } from 'vitest';
import { isId } from '../base/ids.ts';
import { derivedId } from './derived-id.ts';

const row = '3f2a8f3e-0000-4000-8000-000000000001';

it('is the same on every computer and in every version', () => {
  expect(derivedId(row, 'stage', '["Register"]', 1)).toMatchInlineSnapshot(
    `"117db6f0-64c6-8a9d-abe9-847a18f8c524"`,
  );
  expect(derivedId('', '', '', 1)).toMatchInlineSnapshot(`"b250a800-56aa-83e9-922a-ede8d36d7114"`);
});

it('is a version 8 UUID and differs for different parts', () => {
  const ids = new Set<string>();
  for (let index = 0; index < 50_000; index += 1) {
    const id = derivedId(row, index % 2 === 0 ? 'stage' : 'touchpoint', `["Step ${index}"]`, 1 + (index % 3));
    expect(isId(id) && id[14] === '8').toBe(true);
    ids.add(id);
  }
  expect(ids.size).toBe(50_000);
});

it('near parts do not run into each other', () => {
  expect(derivedId('ab', 'c')).not.toBe(derivedId('a', 'bc'));
  expect(derivedId('a', 1)).not.toBe(derivedId('a', '1'));
});

it('every bit moves: half of them between neighbours', () => {
  let moved = 0;
  const rounds = 2_000;
  for (let index = 0; index < rounds; index += 1) {
    const bits = (text: string) => BigInt(`0x${text.replaceAll('-', '')}`);
    let difference = bits(derivedId(row, index)) ^ bits(derivedId(row, index + 1));
    for (; difference > 0n; difference >>= 1n) moved += Number(difference & 1n);
  }
  // 122 free bits of 128; half of them is 61.
  expect(moved / rounds).toBeGreaterThan(58);
  expect(moved / rounds).toBeLessThan(64);
});
