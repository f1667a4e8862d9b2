import type { Id } from '../../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { placeProcess, processSizes } from '../../../shared/processes/geometry.ts';
import type { ProcessRecord } from '../../../shared/processes/process.ts';
import type { Fragment } from '../../canvas/clipboard/fragment.ts';
import { createCopies, type PastePlace } from '../../canvas/editing/copies.ts';
import { atCorner } from '../../canvas/editing/moving.ts';
import { orderBehind } from '../../canvas/editing/names.ts';
import { isConnection, isHeld, isMovable, isStep, placedOn, recordOf } from './cards.ts';
import { nextConnectionOrder } from './connect.ts';
import { processRecordEdits } from './record-edits.ts';

/**
 * Decisions and triggers take their conditions along, procedures their road. A card whose procedure is not copied stays on
 * that procedure's road where the document has it, else it comes to the main road.
 */
export const {
  copy: copyRecords,
  paste: pasteRecords,
  duplicate,
  duplicateBy,
} = createCopies({
  kind: 'process',
  edits: processRecordEdits,
  isCopiable: isMovable,
  isConnection,
  isHeld,
  rectsOf: (document) => placeProcess(document).rects,
  sizeOf,
  isCarried: (record, ids) => isStep(record) && record.procedureId !== null && ids.has(record.procedureId),
  startPasting,
});

function startPasting(document: Document) {
  const orders: Record<string, number> = { connection: nextConnectionOrder(document) };
  for (const kind of ['trigger', 'action', 'procedure', 'group']) {
    orders[kind] = orderBehind(document, (record) => record.kind === kind && record['parentId'] == null);
  }
  const nextOrder = (kind: string) => {
    const order = orders[kind] ?? 1;
    orders[kind] = order + 1;
    return order;
  };
  return (copied: DocumentRecord, { ids, corner }: PastePlace): DocumentRecord | null => {
    const record = copied as ProcessRecord;
    switch (record.kind) {
      case 'condition': {
        const groupId = ids.get(record.groupId);
        return groupId === undefined ? null : { ...record, groupId };
      }
      case 'group': {
        if (record.parentId === null) break;
        const parentId = ids.get(record.parentId);
        return parentId === undefined ? null : { ...record, parentId };
      }
      case 'note':
        return corner ? atCorner(record, corner) : record;
      case 'connection':
        return { ...record, order: nextOrder('connection') };
      case 'trigger':
      case 'procedure': {
        const placed = corner ? atCorner(record, corner) : record;
        return { ...placed, order: nextOrder(record.kind) };
      }
      default:
        break;
    }
    if (!isStep(record)) return null;
    const order = nextOrder(record.kind);
    const carried = record.procedureId === null ? undefined : ids.get(record.procedureId);
    if (carried !== undefined) return { ...record, procedureId: carried, order };
    const home = knownProcedure(document, record.procedureId);
    return placedOn(document, { ...record, order }, home, corner ?? record.layout ?? { x: 0, y: 0 });
  };
}

function knownProcedure(document: Document, id: Id | null): Id | null {
  return id !== null && recordOf(document, id)?.kind === 'procedure' ? id : null;
}

function sizeOf(copied: DocumentRecord, { records }: Fragment): { width: number; height: number } {
  const record = copied as ProcessRecord;
  switch (record.kind) {
    case 'note':
      return record.layout;
    case 'trigger':
    case 'procedure':
      return processSizes[record.kind];
    case 'group': {
      const inside = records.filter((one) => isHeld(one, new Set([record.id]))).length;
      const lines = Math.min(inside, processSizes.groupLines);
      return {
        width: processSizes.group.width,
        height: processSizes.group.height + lines * processSizes.groupLine,
      };
    }
    default:
      return processSizes.action;
  }
}
