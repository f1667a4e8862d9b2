/** Numbers that look random and are the same for the same seed. */
export interface RandomSource {
  /** A whole number from 0 to `below` - 1. */
  readonly below: (below: number) => number;
  readonly chance: (probability: number) => boolean;
  /** One of them; undefined of none. */
  readonly pick: <Item>(items: readonly Item[]) => Item | undefined;
  /** A lower-case version 4 UUID. */
  readonly id: () => string;
}

/** sfc32 (PractRand's small fast counting generator), seeded with one whole number. */
export function randomSource(seed: number): RandomSource {
  let a = 0x9e37_79b9;
  let b = 0x243f_6a88;
  let c = seed | 0;
  let counter = 1;
  function next(): number {
    const mixed = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + mixed) | 0;
    return mixed >>> 0;
  }
  // The first numbers still show the seed.
  for (let round = 0; round < 20; round += 1) next();
  const below = (limit: number): number => Math.floor((next() / 2 ** 32) * limit);
  const hex = (): string => next().toString(16).padStart(8, '0');
  return {
    below,
    chance: (probability) => next() / 2 ** 32 < probability,
    pick: (items) => items[below(items.length)],
    id: () => {
      const digits = hex() + hex() + hex() + hex();
      const variant = '89ab'[below(4)] ?? '8';
      return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
    },
  };
}
