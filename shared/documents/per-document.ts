import type { Document } from './document.ts';

/**
 * The same answer for the same document, worked out once: documents never change, and after each edit several parts of
 * the window ask the same. Forgotten with the document.
 */
export function perDocument<Value>(make: (document: Document) => Value): (document: Document) => Value {
  const known = new WeakMap<Document, { readonly value: Value }>();
  return (document) => {
    const found = known.get(document);
    if (found) return found.value;
    const value = make(document);
    known.set(document, { value });
    return value;
  };
}
