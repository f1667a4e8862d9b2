import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonValue } from '../../stress/arbitraries/document.ts';
import type { Json, JsonObject } from '../base/json.ts';
import { envelopeFormat, joinEnvelope, splitEnvelope } from './column-envelope.ts';

const rest: fc.Arbitrary<JsonObject> = fc.dictionary(
  fc.constantFrom('format', 'version', 'items', 'logic', 'other', 'retries', 'constructor'),
  fc.oneof(
    { weight: 3, arbitrary: jsonValue },
    fc.constant<Json>(envelopeFormat),
    fc.constant<Json>({ other: {} }),
    fc.constant<Json>(1),
  ),
);

it('whatever stands beside our items, even what looks like ours, comes back as it was', () => {
  const items = fc.array(jsonValue, { maxLength: 2 });
  fc.assert(
    fc.property(items, fc.option(rest), (list, beside) => {
      const envelope = { items: list, logic: {}, rest: beside };
      expect(splitEnvelope(joinEnvelope(envelope))).toEqual({ ok: true, value: envelope });
    }),
    { numRuns: 2000 },
  );
});

it('any column splits or is refused, and a split one joins to a column that splits the same', () => {
  fc.assert(
    fc.property(fc.oneof(rest, jsonValue), (column) => {
      const split = splitEnvelope(column);
      if (!split.ok) return;
      expect(splitEnvelope(joinEnvelope(split.value))).toEqual({
        ok: true,
        value: split.value.items.length === 0 ? { ...split.value, logic: {} } : split.value,
      });
    }),
    { numRuns: 1000 },
  );
});
