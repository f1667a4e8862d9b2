import type { Id, NewId } from '../../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import type { Point, Rect } from '../../../shared/drawing/scene.ts';
import type { ExperimentRecord } from '../../../shared/experiments/experiment.ts';
import { indexExperiment } from '../../../shared/experiments/experiment-index.ts';
import { placeExperiment } from '../../../shared/experiments/geometry.ts';
import type { ExperimentNote } from '../../../shared/experiments/records/note.ts';
import type { Fragment } from '../../canvas/clipboard/fragment.ts';
import { createCopies, type PastePlace } from '../../canvas/editing/copies.ts';
import { atCorner } from '../../canvas/editing/moving.ts';
import { orderBehind } from '../../canvas/editing/names.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { freeKey, freeMeasure } from './add.ts';
import { isNote } from './move.ts';
import { experimentRecordEdits } from './record-edits.ts';
import { withShares } from './shares.ts';

const copiable: ReadonlySet<string> = new Set([
  'variant',
  'audienceRule',
  'exclusionGroup',
  'metric',
  'note',
]);

const copies = createCopies({
  kind: 'experiment',
  edits: experimentRecordEdits,
  isCopiable: ({ kind }) => copiable.has(kind),
  isConnection: () => false,
  isHeld: () => false,
  rectsOf: noteRects,
  sizeOf: (record) => (record as ExperimentNote).layout,
  isCarried: (record) => !isNote(record),
  startPasting,
});

export const copyRecords = copies.copy;

/** Arms come with a key of their own and an even part of the traffic. */
export function pasteRecords(
  document: Document,
  fragment: Fragment,
  at: Point | null,
  offset: number,
  newId: NewId,
): Outcome | null {
  return sharedOut(document, copies.paste(document, fragment, at, offset, newId));
}

export function duplicate(document: Document, ids: readonly Id[], newId: NewId): Outcome | null {
  return sharedOut(document, copies.duplicate(document, ids, newId));
}

function sharedOut(document: Document, outcome: Outcome | null): Outcome | null {
  return outcome && { ...outcome, change: withShares(document, outcome.change) };
}

function noteRects(document: Document): ReadonlyMap<Id, Rect> {
  const { notes } = indexExperiment(document);
  const { rects } = placeExperiment(document);
  return new Map(
    notes.flatMap(({ id }) => {
      const rect = rects.get(id);
      return rect ? [[id, rect] as const] : [];
    }),
  );
}

/** One control and one primary metric: what is pasted beside them takes the lower rank. */
function startPasting(document: Document) {
  const { variants, metrics } = indexExperiment(document);
  let hasControl = variants.some(({ isControl }) => isControl);
  let decides = metrics.some(({ role }) => role === 'primary');
  const keys = new Set<string>();
  const measures = new Set<string>();
  const orders = new Map<string, number>();
  const nextOrder = (kind: string) => {
    const order = orders.get(kind) ?? orderBehind(document, (record) => record.kind === kind);
    orders.set(kind, order + 1);
    return order;
  };
  return (made: DocumentRecord, { corner }: PastePlace): DocumentRecord => {
    const copy = made as ExperimentRecord;
    switch (copy.kind) {
      case 'variant': {
        const key = freeKey(document, copy.key, keys);
        keys.add(key);
        const isControl = copy.isControl && !hasControl;
        hasControl ||= isControl;
        return { ...copy, key, isControl, order: nextOrder(copy.kind) };
      }
      case 'metric': {
        const measure = freeOf(freeMeasure(document, copy.measure), measures);
        measures.add(measure);
        const role = copy.role === 'primary' && decides ? 'secondary' : copy.role;
        decides ||= role === 'primary';
        return { ...copy, measure, role, order: nextOrder(copy.kind) };
      }
      case 'audienceRule':
      case 'exclusionGroup':
        return { ...copy, order: nextOrder(copy.kind) };
      case 'note':
        return corner ? atCorner(copy, corner) : copy;
      default:
        return copy;
    }
  };
}

function freeOf(wished: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wished)) return wished;
  for (let number = 2; ; number += 1) if (!taken.has(`${wished}_${number}`)) return `${wished}_${number}`;
}
