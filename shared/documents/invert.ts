import type { Change, FieldChange } from './document.ts';

/** The change that undoes this one: applied after it, the document is exactly what it was. */
export function invertChange(change: Change): Change {
  const inverse: Change = {
    added: change.removed,
    updated: change.updated.map(([before, after]) => [after, before] as const),
    removed: change.added,
  };
  if (!change.header) return inverse;
  const header: Record<string, FieldChange> = {};
  for (const [field, [before, after]] of Object.entries(change.header)) header[field] = [after, before];
  return { header, ...inverse };
}
