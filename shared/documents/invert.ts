import type { Change, FieldChange } from './document.ts';

/** The change that undoes this one: applied after it, the document is exactly what it was. */
export function invertChange(change: Change): Change {
  const inverse: Change = {
    added: change.removed,
    updated: change.updated.map(([before, after]) => [after, before] as const),
    removed: change.added,
  };
  if (!change.header) return inverse;
  const header = Object.entries(change.header).map(([field, [before, after]]): [string, FieldChange] => [
    field,
    [after, before],
  ]);
  return { header: Object.fromEntries(header), ...inverse };
}
