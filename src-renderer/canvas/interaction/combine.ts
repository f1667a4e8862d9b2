import { applyChange } from '../../../shared/documents/apply.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { squashChanges } from '../../../shared/documents/squash.ts';
import type { Outcome } from '../gestures.ts';

/** What two things done one after the other come to as one undo step, named after the second where there is one. */
export function combine(
  document: Document,
  first: Outcome | null,
  second: (after: Document) => Outcome | null,
): Outcome | null {
  const applied = first ? applyChange(document, first.change) : null;
  if (!first || !applied?.ok) return second(document);
  const next = second(applied.value);
  return next ? { ...next, change: squashChanges([first.change, next.change]) } : first;
}
