import * as fc from 'fast-check';
import type { Json } from '../../shared/base/json.ts';

/** Any text as a key, among them those that `JSON.parse` takes for each other (`parseJson`). */
export const anyKey: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.string(), weight: 9 },
  { arbitrary: fc.constantFrom('"', '\\', '\t', '\n'), weight: 1 },
);

/** Any JSON, also with such keys. */
export function anyJson(constraints: fc.JsonSharedConstraints = {}): fc.Arbitrary<Json> {
  return fc.jsonValue(constraints) as fc.Arbitrary<Json>;
}
