import type { Change, Document } from './document.ts';
import { lastChange } from './last-change.ts';

/**
 * The same answer for the same document, worked out once: documents never change, and after each edit several parts of
 * the window ask the same. Forgotten with the document. `follow` makes the answer out of that for the document before a
 * change, where this is known, and gives undefined where it cannot: what it makes must equal what `make` makes.
 */
export function perDocument<Value>(
  make: (document: Document) => Value,
  follow?: (value: Value, change: Change, document: Document) => Value | undefined,
): (document: Document) => Value {
  const known = new WeakMap<Document, { readonly value: Value }>();

  function followed(document: Document): Value | undefined {
    const last = follow ? lastChange(document) : null;
    const before = last ? known.get(last.before) : undefined;
    return last && before ? follow?.(before.value, last.change, document) : undefined;
  }

  return (document) => {
    const found = known.get(document);
    if (found) return found.value;
    const value = followed(document) ?? make(document);
    known.set(document, { value });
    return value;
  };
}
