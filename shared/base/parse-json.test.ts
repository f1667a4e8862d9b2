import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';

const backslash = String.raw`{"h":[],"\\":0}`;

describe('reading JSON', () => {
  it('keeps every key of one escaped character, whatever keys were read before', () => {
    // What makes V8 take later ones for this one.
    JSON.parse(backslash);
    for (const escape of ['"', '\\', '\n', '\t', '\r', '\b', '\f', '\u0001']) {
      const value = { h: 1, [escape]: [{ h: 2, [escape]: `"${escape}":` }], k: escape };
      expect(parseJson(JSON.stringify(value))).toEqual(value);
      expect(Object.keys(parseJson(JSON.stringify(value)) as object)).toEqual(['h', escape, 'k']);
    }
    expect(parseJson(String.raw`{"h":1,"\u0022" : 2}`)).toEqual({ h: 1, '"': 2 });
    expect(parseJson(String.raw`{"h":1,"\/":2,"key47":3,"\t":4,"\t":5}`)).toEqual({
      h: 1,
      '/': 2,
      key47: 3,
      '\t': 5,
    });
  });

  it('keeps longer keys with an escape in them, also beside what is written without one', () => {
    const pairs = [
      ['\\"', '"x'],
      ['a\\', 'a"'],
      ['\\nb', '\ncd'],
    ] as const;
    for (const [before, key] of pairs) {
      JSON.parse(JSON.stringify({ [`of ${key}`]: [], [before]: 0 }));
      const value = { [`of ${key}`]: 1, [key]: 'a "text": with \\', [before]: [{ [key]: key }] };
      expect(parseJson(JSON.stringify(value))).toEqual(value);
      expect(Object.keys(parseJson(JSON.stringify(value)) as object)).toEqual(Object.keys(value));
    }
    expect(parseJson(String.raw`{"b":1,"\u0061":2,"a":3}`)).toEqual({ b: 1, a: 3 });
    expect(parseJson(String.raw`{"b":1,"a":2,"\u0061"  :3}`)).toEqual({ b: 1, a: 3 });
  });

  it('any JSON comes back, keys and their order included', () => {
    const key = fc.oneof(
      fc.constantFrom('"', '\\', '\t', '\n', '\\"', '"x', 'key0', '__proto__', 'a'),
      fc.string(),
    );
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.oneof(
          fc.string(),
          fc.integer(),
          fc.boolean(),
          fc.constant(null),
          key.map((text) => `"${text}":`),
        ),
        fc.array(tie('value'), { maxLength: 4 }),
        fc
          .array(fc.tuple(key, tie('value')), { maxLength: 4 })
          .map((pairs) => Object.fromEntries(pairs) as unknown),
      ),
    }));
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2), (item, indent) => {
        const text = JSON.stringify(item, null, indent);
        expect(JSON.stringify(parseJson(text), null, indent)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('reads what is nested deeper than the stack is', () => {
    const text = `${String.raw`{"\"":`.repeat(100_000)}1${'}'.repeat(100_000)}`;
    let [value, depth] = [parseJson(text), 0];
    for (; typeof value === 'object' && value !== null; depth += 1) value = (value as { '"': unknown })['"'];
    expect([depth, value]).toEqual([100_000, 1]);
  });

  it('refuses what is no JSON', () => {
    for (const text of ['', '{', '{"\\":1}', String.raw`{"\"":}`, '[1,]'])
      expect(() => parseJson(text)).toThrow(SyntaxError);
  });
});
