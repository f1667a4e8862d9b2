import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonDefect } from '../../../shared/base/json-depth.ts';
import { textDefect } from '../../../shared/base/text.ts';
import { findLargeNumber } from '../../../shared/documents/large-numbers.ts';
import { jsonValue } from '../../../stress/arbitraries/document.ts';
import { keyParser, textToJson, textToValue, valueToText, withEntry, withoutEntry } from './criteria-json.ts';

it('a value reads back from its field as what it was', () => {
  fc.assert(
    fc.property(jsonValue, (value) => {
      const unstorable =
        JSON.stringify(value).includes('\\u') || textDefect(JSON.stringify(value)) !== undefined;
      if (unstorable || jsonDefect(value) || findLargeNumber({ value })) return;
      expect(textToValue(valueToText(value))).toEqual({ ok: true, value });
    }),
    { numRuns: 300 },
  );
  expect(textToValue('10')).toEqual({ ok: true, value: 10 });
  expect(textToValue('paid ')).toEqual({ ok: true, value: 'paid' });
  expect(valueToText('10')).toBe('"10"');
});

it('what would be rounded, lost or refused is refused here, in words', () => {
  for (const text of [
    '{',
    '9007199254740993',
    '{"__proto__": 1}',
    '"a\\u0000"',
    `${'['.repeat(80)}${']'.repeat(80)}`,
  ]) {
    expect(textToJson(text).ok, text).toBe(false);
  }
  expect(textToJson(' ')).toEqual({ ok: true, value: null });
  const criteria = { event: 'paid', minimum: 1, constructor: [2] };
  expect(keyParser(criteria, 'event')('minimum').ok).toBe(false);
  expect(keyParser(criteria, 'event')('event').ok).toBe(true);
  expect(keyParser(criteria, 'event')('__proto__').ok).toBe(false);
  expect(Object.keys(withEntry(criteria, 'minimum', 'least', 2))).toEqual(['event', 'least', 'constructor']);
  expect(withoutEntry(criteria, 'event')).toEqual({ minimum: 1, constructor: [2] });
});
