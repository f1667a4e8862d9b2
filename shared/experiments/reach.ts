import { nameKey } from '../base/text.ts';

/** The part of a group's people, in percent: from the first on, up to the second. */
export interface Slice {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Percent of the group's people that the slice holds; 0 where it is no slice. */
export function sliceWidth({ from, to }: Pick<Slice, 'from' | 'to'>): number {
  const width = Math.min(to, 100) - Math.max(from, 0);
  return width > 0 ? width : 0;
}

/** Whether two experiments could meet in one person: slices of different groups never exclude each other. */
export function slicesOverlap(a: Slice, b: Slice): boolean {
  return nameKey(a.name) === nameKey(b.name) && a.from < b.to && b.from < a.to;
}

/** Two experiments never share a person where any group holds both and their slices lie apart. */
export function areExclusive(a: readonly Slice[], b: readonly Slice[]): boolean {
  return a.some((mine) =>
    b.some((theirs) => nameKey(mine.name) === nameKey(theirs.name) && !slicesOverlap(mine, theirs)),
  );
}

/** What the slices of a group leave free, in order. */
export function freeSlices(taken: readonly Pick<Slice, 'from' | 'to'>[]): { from: number; to: number }[] {
  const free: { from: number; to: number }[] = [];
  let at = 0;
  for (const { from, to } of taken.toSorted((a, b) => a.from - b.from)) {
    if (from > at) free.push({ from: at, to: Math.min(from, 100) });
    at = Math.max(at, to);
    if (at >= 100) return free;
  }
  return [...free, { from: at, to: 100 }];
}

/**
 * Percent of the audience that takes part: coverage times the slice of each group. Groups draw independently of each
 * other, so the parts multiply.
 */
export function reach(coverage: number | null, groups: readonly Pick<Slice, 'from' | 'to'>[]): number {
  const covered = Math.min(Math.max(coverage ?? 100, 0), 100);
  return groups.reduce((percent, group) => (percent * sliceWidth(group)) / 100, covered);
}

/** Percent of the audience that one arm gets. */
export function armReach(share: number, reached: number): number {
  return (share * reached) / 100;
}

/**
 * Whole days until the smallest arm has its people; undefined where it never does. `peoplePerDay` counts the audience,
 * before coverage.
 */
export function daysToSample(
  perVariant: number,
  peoplePerDay: number,
  reached: number,
  shares: readonly number[],
): number | undefined {
  const smallest = Math.min(...shares);
  const daily = (peoplePerDay * armReach(smallest, reached)) / 100;
  return shares.length > 0 && daily > 0 ? Math.ceil(perVariant / daily - 1e-9) : undefined;
}
