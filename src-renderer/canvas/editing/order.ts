import type { Id } from '../../../shared/base/ids.ts';

interface Ordered {
  readonly id: Id;
  readonly order: number;
}

/**
 * The order numbers with which an item stands at `index` of its siblings (sorted, without itself): usually a number
 * between two others for itself alone; all siblings are numbered anew only where no number is left between.
 */
export function orderAt(
  siblings: readonly Ordered[],
  index: number,
): { readonly order: number; readonly renumbered: ReadonlyMap<Id, number> } {
  const at = Math.max(0, Math.min(siblings.length, index));
  const before = siblings[at - 1]?.order;
  const after = siblings[at]?.order;
  const order = between(before, after);
  const fits =
    Number.isFinite(order) &&
    (before === undefined || order > before) &&
    (after === undefined || order < after);
  if (fits) return { order, renumbered: new Map() };
  const renumbered = new Map(siblings.map(({ id }, place) => [id, place < at ? place + 1 : place + 2]));
  return { order: at + 1, renumbered };
}

function between(before: number | undefined, after: number | undefined): number {
  if (before === undefined) return after === undefined ? 1 : Math.ceil(after) - 1;
  if (after === undefined) return Math.floor(before) + 1;
  return (before + after) / 2;
}
