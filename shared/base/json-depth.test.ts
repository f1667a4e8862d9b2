import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSafeJson, jsonDefect, jsonDepthLimit } from './json-depth.ts';

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { deep: value };
  return value;
}

describe('jsonDefect', () => {
  it('accepts any ordinary JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5, noUnicodeString: false }), (value) => {
        fc.pre(!JSON.stringify(value).includes('__proto__'));
        expect(jsonDefect(value)).toBeUndefined();
      }),
    );
  });

  it('accepts the limit and refuses one level more', () => {
    expect(isSafeJson(nested(jsonDepthLimit))).toBe(true);
    expect(jsonDefect(nested(jsonDepthLimit + 1))?.reason).toBe('too-deep');
  });

  it('survives a depth that would exhaust the stack', () => {
    const defect = jsonDefect(nested(200_000), 'stages');
    expect(defect?.reason).toBe('too-deep');
    expect(defect?.place.length).toBeLessThanOrEqual(120);
    expect(defect?.place.startsWith('stages')).toBe(true);
  });

  it('names the place of what is no JSON', () => {
    expect(jsonDefect({ a: [1, { b: Number.NaN }] })).toEqual({ reason: 'not-json', place: 'a[1].b' });
    expect(jsonDefect({ a: undefined })).toEqual({ reason: 'not-json', place: 'a' });
    expect(jsonDefect([new Date(0)], 'x')).toEqual({ reason: 'not-json', place: 'x[0]' });
    expect(jsonDefect(JSON.parse('{"a":{"__proto__":1}}'))).toEqual({
      reason: 'unsafe-key',
      place: 'a.__proto__',
    });
  });
});
