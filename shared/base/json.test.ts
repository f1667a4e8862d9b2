import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyJson } from '../../stress/arbitraries/json.ts';
import { isId } from './ids.ts';
import { canonicalJson, isJsonObject, type Json, jsonEqual, withSortedKeys } from './json.ts';
import { parseJson } from './parse-json.ts';

const json = anyJson();

/** The same value with the keys of every object turned round. */
function turned(value: Json): Json {
  if (Array.isArray(value)) return value.map(turned);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, turned(item)]),
  );
}

describe('json', () => {
  it('equal values have one canonical text, and no others have it', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(jsonEqual(a, turned(a))).toBe(true);
        expect(canonicalJson(turned(a))).toBe(canonicalJson(a));
        expect(canonicalJson(a) === canonicalJson(b)).toBe(jsonEqual(a, b));
      }),
      { numRuns: 500 },
    );
  });

  it('the canonical text is JSON of the same value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(
          jsonEqual(parseJson(canonicalJson(value)) as Json, parseJson(JSON.stringify(value)) as Json),
        ).toBe(true);
        expect(jsonEqual(withSortedKeys(value), value)).toBe(true);
      }),
    );
  });

  it('absent is not null, and what is inherited is not there', () => {
    expect(jsonEqual({ a: null }, {})).toBe(false);
    expect(jsonEqual({ toString: null }, { other: null })).toBe(false);
    expect(jsonEqual([], {})).toBe(false);
    expect(jsonEqual([null], [])).toBe(false);
    expect(jsonEqual('1', 1)).toBe(false);
    expect(jsonEqual(undefined, null)).toBe(false);
  });

  it('ids are lower-case UUIDs', () => {
    expect(isId('3f2a8f3e-0000-4000-8000-000000000001')).toBe(true);
    expect(isId('3F2A8F3E-0000-4000-8000-000000000001')).toBe(false);
    expect(isId('3f2a8f3e-0000-4000-8000-000000000001\n')).toBe(false);
  });
});
