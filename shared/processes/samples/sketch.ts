import type { Id, NewId } from '../../base/ids.ts';
import type { Json } from '../../base/json.ts';
import type { Fields } from '../../documents/fields.ts';
import { processSizes } from '../geometry.ts';
import { newProcessHeader, processOf } from '../new-process.ts';
import {
  newAction,
  newCondition,
  newConnection,
  newGroup,
  newProcedure,
  newProcessNote,
  newTrigger,
} from '../new-records.ts';
import type { Process, ProcessHeader, ProcessRecord } from '../process.ts';
import type { Action, Does } from '../records/action.ts';
import type { FieldType, Test } from '../records/condition.ts';
import type { Group } from '../records/group.ts';
import type { Procedure } from '../records/procedure.ts';
import type { Trigger } from '../records/trigger.ts';

/** A step to the right and a row down; in a fallback procedure counted from its card. */
export interface Spot {
  readonly column: number;
  readonly row: number;
  readonly in?: Procedure;
}

const columnStep = 264;
const rowStep = 144;
const margin = 24;

/** The question of a condition: `asks('event', 'amount', 'number', 'more_than', 100)`. */
export function asks(
  source: 'event' | 'person',
  field: string,
  type: FieldType,
  operator: string,
  value: Json = null,
): Test {
  return { source, field, type, operator, value };
}

/** Writes a sample down: gives out orders and places, so that a sample reads as the process that it tells. */
export function sketchProcess(newId: NewId) {
  const records: ProcessRecord[] = [];
  const orders = new Map<string, number>();

  function keep<Kind extends ProcessRecord>(record: Kind): Kind {
    records.push(record);
    return record;
  }
  function nextOrder(of: string): number {
    const order = (orders.get(of) ?? 0) + 1;
    orders.set(of, order);
    return order;
  }
  /** On one line through the middle of the cards. */
  function layoutOf(spot: Spot, height: number): { x: number; y: number } {
    const [left, middle] = spot.in
      ? [0, processSizes.procedure.height / 2]
      : [margin, margin + processSizes.action.height / 2];
    return { x: left + spot.column * columnStep, y: middle + spot.row * rowStep - height / 2 };
  }
  function conditions(groupId: Id, tests: readonly Test[]): void {
    for (const test of tests) keep(newCondition({ groupId, test, order: nextOrder(groupId) }, newId));
  }

  return {
    trigger: (spot: Spot, event: string, description: string): Trigger => {
      const layout = layoutOf(spot, processSizes.trigger.height);
      return keep(newTrigger({ event, description, order: nextOrder('trigger'), layout }, newId));
    },
    /** Only events for which all of these hold start the process. */
    filter: (trigger: Trigger, tests: readonly Test[]): void => {
      const group = keep(newGroup({ parentId: trigger.id, order: nextOrder(trigger.id) }, newId));
      conditions(group.id, tests);
    },
    decision: (spot: Spot, name: string, match: Group['match'], tests: readonly Test[]): Group => {
      const height = processSizes.group.height + tests.length * processSizes.groupLine;
      const fields = { name, match, procedureId: spot.in?.id ?? null, layout: layoutOf(spot, height) };
      const group = keep(newGroup({ ...fields, order: nextOrder('group') }, newId));
      conditions(group.id, tests);
      return group;
    },
    within: (parent: Group, match: Group['match'], tests: readonly Test[]): void => {
      const group = keep(newGroup({ parentId: parent.id, match, order: nextOrder(parent.id) }, newId));
      conditions(group.id, tests);
    },
    action: (spot: Spot, name: string, does: Does, fields: Fields<Action> = {}): Action => {
      const layout = layoutOf(spot, processSizes.action.height);
      const procedureId = spot.in?.id ?? null;
      return keep(
        newAction({ ...fields, name, does, procedureId, layout, order: nextOrder('action') }, newId),
      );
    },
    procedure: (spot: Spot, name: string, description: string): Procedure => {
      const layout = layoutOf(spot, processSizes.procedure.height);
      return keep(newProcedure({ name, description, layout, order: nextOrder('procedure') }, newId));
    },
    road: (from: ProcessRecord, to: ProcessRecord, on = 'next'): void => {
      keep(newConnection({ from: from.id, to: to.id, on, order: nextOrder('connection') }, newId));
    },
    note: (x: number, text: string): void => {
      keep(newProcessNote({ text, layout: { x, y: -160, width: 240, height: 112 } }, newId));
    },
    finish: (name: string, header: Fields<ProcessHeader>): Process =>
      processOf(newId(), { ...newProcessHeader(name), ...header, name }, records),
  };
}
