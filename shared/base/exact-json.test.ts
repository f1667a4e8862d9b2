import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRoundedNumber, isExact } from './exact-json.ts';

describe('findRoundedNumber', () => {
  it.each([
    '0',
    '-0',
    '1.50',
    '1e3',
    '1E+3',
    '0.1',
    '9007199254740991',
    '-12.0e-1',
    '1e300',
    '5e-324',
    '100000000000000000000',
  ])('%s is kept', (text) => {
    expect(findRoundedNumber(`{"a":[${text}]}`)).toBeUndefined();
  });

  it.each([
    '12345678901234567890',
    '9007199254740993',
    '0.1000000000000000055',
    '1e999',
    '1e-999',
    '-3.14159265358979323846',
  ])('%s is not', (text) => {
    expect(findRoundedNumber(`{"a":{"b":${text}}}`)).toEqual({ source: text, key: 'b' });
  });

  it('every double as JavaScript writes it is exact', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(isExact(JSON.stringify(value), value)).toBe(true);
        expect(findRoundedNumber(JSON.stringify({ value }))).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });

  it('every whole number is exact where BigInt says so', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (value) => {
        const shortest = BigInt(Number(value)) === value && String(Number(value)).length <= 22;
        const digits = value.toString();
        // A double above 2^53 may equal the number and still be written with fewer digits; then it is not told apart.
        if (isExact(digits, Number(value))) expect(shortest).toBe(true);
        if (value > -(2n ** 53n) && value < 2n ** 53n) expect(isExact(digits, Number(value))).toBe(true);
      }),
    );
  });
});
