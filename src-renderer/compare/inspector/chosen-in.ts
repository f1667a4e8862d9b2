import { recordOf } from '../../../shared/documents/three-way-places.ts';
import { keyOf } from '../comparison-store.ts';
import type { Picture } from '../picture.ts';
import type { Chosen } from './compare-inspector.tsx';

/** What stands under a key in a comparison: a difference, else a record that is the same on both sides; null: neither. */
export function chosenIn({ listing, union }: Picture, key: string | null): Chosen | null {
  const difference = listing.items.find((item) => keyOf(item) === key);
  if (difference) return { what: 'difference', difference };
  const record = key !== null && union ? recordOf(union, key) : undefined;
  return record ? { what: 'same', record } : null;
}
