import * as fc from 'fast-check';
import type { Json } from '../../shared/base/json.ts';

/**
 * Any text as a key, but for one with a backslash in it: once the JSON.parse of V8 (13.6 in Node 24, 14.6 in Node 26) has read
 * one, it reads other keys that are written with an escape wrongly where the keys before them are the same (nodejs/node#63785).
 */
export const anyKey: fc.Arbitrary<string> = fc.string().filter(isReadable);

/** Any JSON with such keys. */
export function anyJson(constraints: fc.JsonSharedConstraints = {}): fc.Arbitrary<Json> {
  return fc.jsonValue(constraints).map((value) => withReadableKeys(value as Json));
}

function isReadable(key: string): boolean {
  return !key.includes('\\');
}

function withReadableKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(withReadableKeys);
  if (typeof value !== 'object' || value === null) return value;
  const readable = Object.entries(value).filter(([key]) => isReadable(key));
  return Object.fromEntries(readable.map(([key, item]) => [key, withReadableKeys(item)]));
}
