import type { Id } from '../../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import type { Point } from '../../../shared/drawing/scene.ts';
import { originOf } from '../../../shared/processes/geometry.ts';
import type { ProcessRecord } from '../../../shared/processes/process.ts';
import { indexProcess } from '../../../shared/processes/process-index.ts';
import type { Action } from '../../../shared/processes/records/action.ts';
import type { Group } from '../../../shared/processes/records/group.ts';
import type { ProcessNote } from '../../../shared/processes/records/note.ts';
import type { Procedure } from '../../../shared/processes/records/procedure.ts';
import type { Trigger } from '../../../shared/processes/records/trigger.ts';

/** What stands on a road: the main one, or that of a fallback procedure. */
export type Step = Action | Group;
export type Movable = Step | Trigger | Procedure | ProcessNote;

export function recordOf(document: Document, id: Id): ProcessRecord | undefined {
  return Object.hasOwn(document.records, id) ? (document.records[id] as ProcessRecord) : undefined;
}

/** An action, or a decision: a group that lies in nothing. */
export function isStep(record: DocumentRecord): record is Step {
  return record.kind === 'action' || (record.kind === 'group' && record['parentId'] === null);
}

export function isMovable(record: DocumentRecord): record is Movable {
  return isStep(record) || ['trigger', 'procedure', 'note'].includes(record.kind);
}

export function isConnection({ kind }: DocumentRecord): boolean {
  return kind === 'connection';
}

/** Whether a record lies in one of these: what a procedure holds, and the conditions of a group or trigger. */
export function isHeld(record: DocumentRecord, holders: ReadonlySet<Id>): boolean {
  const one = record as ProcessRecord;
  const homes =
    one.kind === 'action'
      ? [one.procedureId]
      : one.kind === 'group'
        ? [one.procedureId, one.parentId]
        : one.kind === 'condition'
          ? [one.groupId]
          : [];
  return homes.some((home) => home !== null && holders.has(home));
}

/** The fallback procedure on whose road a card stands; null: the main road. */
export function homeOf(record: ProcessRecord): Id | null {
  if (record.kind === 'procedure') return record.id;
  return isStep(record) ? record.procedureId : null;
}

/** A card on a road, its top left corner at a point of the canvas. */
export function placedOn<Kind extends Step>(
  document: Document,
  step: Kind,
  procedureId: Id | null,
  corner: Point,
): Kind {
  const origin = originOf(indexProcess(document), procedureId);
  const layout = {
    ...step.layout,
    x: Math.round(corner.x - origin.x),
    y: Math.round(corner.y - origin.y),
  };
  return { ...step, procedureId, layout };
}
