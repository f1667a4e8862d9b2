import type { Id } from '../../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import type { Point } from '../../../shared/drawing/scene.ts';
import { indexExperiment } from '../../../shared/experiments/experiment-index.ts';
import { placeExperiment } from '../../../shared/experiments/geometry.ts';
import { atCorner, createMoving } from '../../canvas/editing/moving.ts';
import { orderAt } from '../../canvas/editing/order.ts';
import { chosenRecords } from '../../canvas/editing/record-edits.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { experimentRecordEdits, nameIn } from './record-edits.ts';

interface Ordered extends DocumentRecord {
  readonly order: number;
}

export function isNote({ kind }: DocumentRecord): boolean {
  return kind === 'note';
}

const notes = createMoving({
  edits: experimentRecordEdits,
  rectsOf: (document) => placeExperiment(document).rects,
  isMovable: isNote,
  startPlacing: () => atCorner,
});

export const { align, distribute } = notes;

/**
 * Notes go where they are dragged. A card of a column changes its place in it instead: to where its middle is dropped, or
 * one place on by a key.
 */
export function move(
  document: Document,
  ids: readonly Id[],
  delta: { readonly dx: number; readonly dy: number },
  pointer: Point | null,
): Outcome | null {
  const records = chosenRecords(document, ids);
  if (records.some(isNote)) return notes.move(document, ids, delta);
  const [record, ...more] = records;
  if (!record || more.length > 0 || delta.dy === 0) return null;
  const siblings = siblingsOf(document, record);
  const at = siblings.findIndex(({ id }) => id === record.id);
  if (at === -1) return null;
  const others = siblings.filter(({ id }) => id !== record.id);
  return moveTo(
    document,
    record as Ordered,
    others,
    at,
    pointer === null ? at + Math.sign(delta.dy) : dropIndex(document, record, others, delta.dy),
  );
}

function moveTo(
  document: Document,
  record: Ordered,
  others: readonly Ordered[],
  at: number,
  index: number,
): Outcome | null {
  const to = Math.max(0, Math.min(others.length, index));
  if (to === at) return null;
  const { order, renumbered } = orderAt(others, to);
  const updated = others.flatMap((other) => {
    const next = renumbered.get(other.id);
    return next === undefined || next === other.order ? [] : [[other, { ...other, order: next }] as const];
  });
  return {
    label: `Move ${nameIn(document, record)} ${to < at ? 'up' : 'down'}`,
    change: { added: [], updated: [...updated, [record, { ...record, order }]], removed: [] },
  };
}

function dropIndex(
  document: Document,
  record: DocumentRecord,
  others: readonly DocumentRecord[],
  dy: number,
): number {
  const { rects } = placeExperiment(document);
  const middle = (id: Id) => {
    const rect = rects.get(id);
    return rect ? rect.y + rect.height / 2 : 0;
  };
  const dropped = middle(record.id) + dy;
  return others.filter(({ id }) => middle(id) < dropped).length;
}

/** A metric moves among those of its role: roles stand in their own sequence. */
function siblingsOf(document: Document, record: DocumentRecord): readonly Ordered[] {
  const { variants, audienceRules, exclusionGroups, metrics } = indexExperiment(document);
  switch (record.kind) {
    case 'variant':
      return variants;
    case 'audienceRule':
      return audienceRules;
    case 'exclusionGroup':
      return exclusionGroups;
    case 'metric':
      return metrics.filter(({ role }) => role === record['role']);
    default:
      return [];
  }
}
