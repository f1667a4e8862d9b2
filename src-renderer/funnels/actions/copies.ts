import type { Id } from '../../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { indexFunnel } from '../../../shared/funnels/funnel-index.ts';
import { columnPitch, funnelSizes, placeFunnel } from '../../../shared/funnels/geometry.ts';
import { createCopies, type PastePlace } from '../../canvas/editing/copies.ts';
import { atCorner } from '../../canvas/editing/moving.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { funnelRecordEdits } from './record-edits.ts';
import { isExclusion, isNote, isStep } from './records.ts';
import { inserted } from './sequence.ts';

const copies = createCopies({
  kind: 'funnel',
  edits: funnelRecordEdits,
  isCopiable: (record) => isStep(record) || isNote(record),
  isConnection: isExclusion,
  isHeld: () => false,
  rectsOf: (document) => placeFunnel(document).rects,
  sizeOf: (record) => (isNote(record) ? record.layout : funnelSizes.step),
  isCarried: () => false,
  startPasting,
});

export const { copy } = copies;

/** Steps come in their sequence, to the place of the main line where their first one is put. */
function startPasting(document: Document) {
  return (copy: DocumentRecord, { ids, corner }: PastePlace): DocumentRecord | null => {
    if (isNote(copy)) return corner ? atCorner(copy, corner) : copy;
    if (!isStep(copy) || copy.branch === null) return copy;
    // A branch keeps its ends where they came along, or are those of this very funnel.
    const from = endIn(document, ids, copy.branch.from);
    if (from === null) return { ...copy, branch: null };
    const rejoin = copy.branch.rejoin === null ? null : endIn(document, ids, copy.branch.rejoin);
    return { ...copy, branch: { ...copy.branch, from, rejoin } };
  };
}

function endIn(document: Document, ids: ReadonlyMap<Id, Id>, id: Id): Id | null {
  const renewed = ids.get(id);
  if (renewed !== undefined) return renewed;
  return Object.hasOwn(document.records, id) && isStep(document.records[id]) ? id : null;
}

/** Gives the pasted steps their places in the sequence, behind the step that lies before the point, else behind all. */
export function inPlace(document: Document, outcome: Outcome | null, at: number | null): Outcome | null {
  if (!outcome) return null;
  const { mainLine, steps } = indexFunnel(document);
  const before = mainLine.filter((_, column) => at === null || column * columnPitch <= at);
  const after = at === null ? (steps.at(-1)?.id ?? null) : (before.at(-1)?.id ?? null);
  const made = outcome.change.added.filter(isStep);
  const placed = inserted(document, made, after);
  const others = outcome.change.added.filter((record) => !isStep(record));
  return {
    ...outcome,
    change: { ...outcome.change, added: [...placed.steps, ...others], updated: placed.updated },
  };
}

export const { paste, duplicate } = {
  paste: (
    document: Document,
    fragment: Parameters<typeof copies.paste>[1],
    at: { readonly x: number; readonly y: number } | null,
    offset: number,
    newId: () => Id,
  ): Outcome | null => inPlace(document, copies.paste(document, fragment, at, offset, newId), at?.x ?? null),

  /** Copies stand behind the last of what they are copies of. */
  duplicate: (document: Document, ids: readonly Id[], newId: () => Id): Outcome | null => {
    const { mainLine } = indexFunnel(document);
    const last = mainLine.findLastIndex(({ id }) => ids.includes(id));
    return inPlace(document, copies.duplicate(document, ids, newId), last < 0 ? null : last * columnPitch);
  },
};
