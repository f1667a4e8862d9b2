import { assertNever } from '../base/assert-never.ts';
import type { NewId } from '../base/ids.ts';
import type { Made } from '../documents/fields.ts';
import type { Action, ActionType, Does } from './records/action.ts';
import type { Condition } from './records/condition.ts';
import type { Connection } from './records/connection.ts';
import type { Group } from './records/group.ts';
import type { ProcessNote } from './records/note.ts';
import type { Procedure } from './records/procedure.ts';
import type { Trigger } from './records/trigger.ts';

const corner = { x: 24, y: 24 } as const;

export function newTrigger(fields: Made<Trigger>, newId: NewId): Trigger {
  return {
    event: 'new_event',
    description: null,
    order: 1,
    layout: corner,
    ...fields,
    id: newId(),
    kind: 'trigger',
  };
}

/** A decision on the canvas; with a `parentId` a nested group, which has no place of its own. */
export function newGroup(fields: Made<Group>, newId: NewId): Group {
  const nested = fields.parentId != null;
  return {
    name: '',
    match: 'all',
    parentId: null,
    procedureId: null,
    order: 1,
    layout: nested ? null : corner,
    ...fields,
    id: newId(),
    kind: 'group',
  };
}

export function newCondition(fields: Made<Condition> & Pick<Condition, 'groupId'>, newId: NewId): Condition {
  return {
    test: { source: 'event', field: 'status', type: 'text', operator: 'known', value: null },
    order: 1,
    ...fields,
    id: newId(),
    kind: 'condition',
  };
}

export function newAction(fields: Made<Action>, newId: NewId): Action {
  return {
    name: 'New action',
    does: { type: 'create_task', title: 'New task', assignee: null, dueInHours: null },
    retry: null,
    timeoutSeconds: null,
    procedureId: null,
    order: 1,
    layout: corner,
    ...fields,
    id: newId(),
    kind: 'action',
  };
}

/** What an action of a type does until somebody says more. */
export function newDoes(type: ActionType): Does {
  switch (type) {
    case 'send_message':
      return { type, channel: 'email', to: '{{person.email}}', text: '' };
    case 'create_task':
      return { type, title: 'New task', assignee: null, dueInHours: null };
    case 'update_record':
      return { type, record: '', field: '', value: null };
    case 'call_webhook':
      return { type, url: '', method: 'POST', headers: {}, body: null };
    case 'start_process':
      return { type, processId: null };
    case 'wait':
      return { type, seconds: 3600 };
    case 'assign_team':
      return { type, team: '' };
    default:
      return assertNever(type);
  }
}

export function newProcedure(fields: Made<Procedure>, newId: NewId): Procedure {
  return {
    name: 'New fallback procedure',
    description: null,
    order: 1,
    layout: { x: 24, y: 320 },
    ...fields,
    id: newId(),
    kind: 'procedure',
  };
}

/** Both ends must be given: an arrow with a loose end is nothing that a document may hold. */
export function newConnection(
  fields: Made<Connection> & Pick<Connection, 'from' | 'to'>,
  newId: NewId,
): Connection {
  return { on: 'next', order: 1, ...fields, id: newId(), kind: 'connection' };
}

export function newProcessNote(fields: Made<ProcessNote>, newId: NewId): ProcessNote {
  return {
    text: '',
    layout: { x: 0, y: -136, width: 200, height: 112 },
    ...fields,
    id: newId(),
    kind: 'note',
  };
}
