import type { Id } from '../base/ids.ts';

/**
 * The id of an item that came without one: the same parts give the same id on every computer, so that two designers who
 * pull the same row speak of the same records. A version 8 UUID (RFC 9562, section 5.8: bits of our own choice) over a
 * 128-bit mix of the parts. No secret hangs on it: it must only be spread well and be the same everywhere.
 */
export function derivedId(...parts: readonly (string | number)[]): Id {
  const text = JSON.stringify(parts);
  let [a, b, c, d] = [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 0x9e37_79b1) ^ (b >>> 15);
    b = Math.imul(b ^ unit, 0x85eb_ca77) ^ (c >>> 13);
    c = Math.imul(c ^ unit, 0xc2b2_ae3d) ^ (d >>> 16);
    d = Math.imul(d ^ unit, 0x27d4_eb2f) ^ (a >>> 14);
  }
  const words = [finish(a ^ d), finish(b ^ a), finish(c ^ b), finish(d ^ c)];
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('');
  const variant = '89ab'.charAt((words[2] ?? 0) >>> 30);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Equal items are told apart by their number, so inserting a different one does not change the ids of the rest. */
export function freeDerivedId(
  taken: { readonly has: (id: Id) => boolean },
  ...parts: readonly (string | number)[]
): Id {
  for (let count = 1; ; count += 1) {
    const id = derivedId(...parts, count);
    if (!taken.has(id)) return id;
  }
}

/** The finalizer of MurmurHash3 (public domain, A. Appleby): every bit of the input moves every bit of the output. */
function finish(word: number): number {
  let mixed = word;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
