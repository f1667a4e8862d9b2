import type { Id } from '../../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { centerOf, contains, inflate, overlaps } from '../../../shared/drawing/rects.ts';
import type { Point } from '../../../shared/drawing/scene.ts';
import { placeProcess } from '../../../shared/processes/geometry.ts';
import { procedureBands } from '../../../shared/processes/procedure-bands.ts';
import { atCorner, createMoving } from '../../canvas/editing/moving.ts';
import { chosenRecords } from '../../canvas/editing/record-edits.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { isMovable, isStep, placedOn, recordOf } from './cards.ts';
import { processRecordEdits } from './record-edits.ts';

/** How far from the rest of its procedure a card may be dragged and still belong to it: a step to the right, and some. */
const reach = 132;

/** Whatever has a place. A card of a procedure counts its place from the procedure's corner, wherever that goes. */
export const { moveTo, move, align, distribute } = createMoving({
  edits: processRecordEdits,
  rectsOf: (document) => placeProcess(document).rects,
  isMovable,
  startPlacing: (document, moved) => {
    const shown = withMovedProcedures(document, moved);
    return (record, corner) =>
      isStep(record) ? placedOn(shown, record, record.procedureId, corner) : atCorner(record, corner);
  },
});

/** By hand a card also changes roads: dropped on a procedure's band it joins it, dropped far from it it leaves. */
export function drag(
  document: Document,
  ids: readonly Id[],
  delta: { readonly dx: number; readonly dy: number },
  pointer: Point | null,
): Outcome | null {
  const outcome = move(document, ids, delta);
  if (!outcome || pointer === null) return outcome;
  const after = { ...document, records: { ...document.records } };
  for (const [, record] of outcome.change.updated) after.records[record.id] = record;
  const chosen = new Set(ids);
  const before = procedureBands(document);
  const bands = procedureBands(after, chosen);
  const { rects } = placeProcess(after);
  const updated = outcome.change.updated.map(([old, record]): readonly [DocumentRecord, DocumentRecord] => {
    const rect = rects.get(record.id);
    if (!rect || !isStep(record)) return [old, record];
    const own = record.procedureId === null ? undefined : before.get(record.procedureId);
    const stays = own && overlaps(inflate(own, reach), rect);
    const along = record.procedureId !== null && chosen.has(record.procedureId);
    if (stays || along) return [old, record];
    const under = [...bands].find(([id, band]) => !chosen.has(id) && contains(band, centerOf(rect)));
    return [old, placedOn(after, record, under?.[0] ?? null, rect)];
  });
  return { ...outcome, change: { ...outcome.change, updated } };
}

/** The document with the procedures among these where they are going: what moves along with one stays where it is in it. */
function withMovedProcedures(document: Document, moved: ReadonlyMap<Id, Point>): Document {
  if (![...moved.keys()].some((id) => recordOf(document, id)?.kind === 'procedure')) return document;
  const records = { ...document.records };
  for (const [id, corner] of moved) {
    const record = records[id];
    if (record?.kind === 'procedure') records[id] = atCorner(record, corner);
  }
  return { ...document, records };
}

/** Actions and decisions to the road of a procedure, or the main one, without being moved on the canvas. */
export function moveToRoad(document: Document, ids: readonly Id[], procedureId: Id | null): Outcome | null {
  const home = procedureId === null ? undefined : recordOf(document, procedureId);
  if (procedureId !== null && home?.kind !== 'procedure') return null;
  const { rects } = placeProcess(document);
  const updated = chosenRecords(document, ids).flatMap((record) => {
    const rect = rects.get(record.id);
    if (!rect || !isStep(record) || record.procedureId === procedureId) return [];
    return [[record, placedOn(document, record, procedureId, rect)] as const];
  });
  if (updated.length === 0) return null;
  const names = processRecordEdits.namesIn(
    document,
    updated.map(([record]) => record),
  );
  const label = `Move ${names} to ${home ? processRecordEdits.nameIn(document, home) : 'the main road'}`;
  return { label, change: { added: [], updated, removed: [] } };
}
