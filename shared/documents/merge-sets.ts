import type { Json } from '../base/json.ts';

type Scalar = string | number | boolean | null;

/**
 * Three states of a list whose sequence says nothing (tags) as one: what stood there before and neither side took away, in
 * its old sequence, then what either side added, sorted; the same whichever side is called mine. undefined where a
 * side is no list of scalars. Absent and null are the empty list.
 */
export function mergeSets(
  base: Json | undefined,
  mine: Json | undefined,
  theirs: Json | undefined,
): readonly Scalar[] | undefined {
  const [before, here, there] = [membersOf(base), membersOf(mine), membersOf(theirs)];
  if (!before || !here || !there) return undefined;
  const kept = [...before].filter(([key]) => here.has(key) && there.has(key));
  const added = [...here, ...there].filter(([key]) => !before.has(key));
  const sorted = added.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return [...new Map([...kept, ...sorted]).values()];
}

/** By their JSON text, so that 1 and '1' stay two. */
function membersOf(value: Json | undefined): Map<string, Scalar> | undefined {
  if (value === undefined || value === null) return new Map();
  if (!Array.isArray(value)) return undefined;
  const items = value as readonly Json[];
  return items.every(isScalar) ? new Map(items.map((item) => [JSON.stringify(item), item])) : undefined;
}

function isScalar(value: Json): value is Scalar {
  return typeof value !== 'object' || value === null;
}
