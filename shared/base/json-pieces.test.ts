import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from './json.ts';
import { jsonPieces } from './json-pieces.ts';

function joined(value: Json): string {
  return [...jsonPieces(value)].join('');
}

test('the pieces are the text of JSON.stringify, whatever the value is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(joined(value as Json)).toBe(JSON.stringify(value));
    }),
    { numRuns: 200 },
  );
});

test('long texts and lists come in many pieces, none of which cuts a character', () => {
  const long = `${'a'.repeat((1 << 20) - 1)}\u{1f642}${'"\\ \u2028'.repeat(300_000)}\ud83d`;
  const items = Array.from({ length: 1_000 }, (_, index) => `${index}`);
  const value = [long, [long, null], items, 'b'.repeat(20_000)];
  expect(joined(value) === JSON.stringify(value)).toBe(true);
  const pieces = [...jsonPieces(value)];
  expect(pieces.length).toBeGreaterThan(20);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(3 << 20);
});
