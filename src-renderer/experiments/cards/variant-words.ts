import { isJsonObject } from '../../../shared/base/json.ts';
import type { Variant } from '../../../shared/experiments/records/variant.ts';

/** How many things a variant changes; 0 for the base as it is. */
export function changeCount({ change }: Variant): number {
  if (!isJsonObject(change)) return 0;
  const { header, added, updated, removed } = change;
  const lists = [added, updated, removed].reduce<number>(
    (sum, list) => sum + (Array.isArray(list) ? list.length : 0),
    0,
  );
  return lists + (isJsonObject(header) ? Object.keys(header).length : 0);
}

/** '3 changes to the journey', 'the journey as it is', 'no base document'. */
export function changesInWords(variant: Variant): string {
  const { baseDocumentId, baseKind, isControl } = variant;
  const count = changeCount(variant);
  if (baseDocumentId === null) return isControl ? '' : 'in words only';
  const base = baseKind ?? 'document';
  if (count === 0) return `the ${base} as it is`;
  return `${count} ${count === 1 ? 'change' : 'changes'} to the ${base}`;
}
