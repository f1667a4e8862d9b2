import type { Json } from './json.ts';

/** Longer texts come in pieces of this many UTF-16 units. */
const longest = 1 << 20;
/** Items of a list that come together, where none of them is long or a list itself. */
const together = 64;

/**
 * What `JSON.stringify` says of texts, numbers and lists, in pieces that take a moment each: whoever works through hundreds of
 * megabytes can let others have their turn in between. Put together they are exactly its text.
 */
export function* jsonPieces(value: Json): Generator<string, void> {
  if (typeof value === 'string' && value.length > longest) yield* textPieces(value);
  else if (Array.isArray(value)) yield* listPieces(value as readonly Json[]);
  else yield JSON.stringify(value);
}

function* listPieces(list: readonly Json[]): Generator<string, void> {
  yield '[';
  for (let at = 0; at < list.length; at += together) {
    if (at > 0) yield ',';
    const some = list.slice(at, at + together);
    if (some.every(isShort)) yield JSON.stringify(some).slice(1, -1);
    else {
      for (const [index, item] of some.entries()) {
        if (index > 0) yield ',';
        yield* jsonPieces(item);
      }
    }
  }
  yield ']';
}

function isShort(item: Json): boolean {
  return typeof item === 'string'
    ? item.length < longest / together
    : item === null || typeof item !== 'object';
}

function* textPieces(text: string): Generator<string, void> {
  yield '"';
  for (let at = 0; at < text.length; ) {
    let end = Math.min(at + longest, text.length);
    // The two halves of a character stay together: alone each would be spelled out.
    if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end -= 1;
    yield JSON.stringify(text.slice(at, end)).slice(1, -1);
    at = end;
  }
  yield '"';
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd8_00 && unit <= 0xdb_ff;
}
