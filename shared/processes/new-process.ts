import type { Id, NewId } from '../base/ids.ts';
import { newAction, newConnection, newTrigger } from './new-records.ts';
import type { Process, ProcessHeader, ProcessRecord } from './process.ts';

/** The header of a process that nobody has described yet. */
export function newProcessHeader(name: string): ProcessHeader {
  return {
    name,
    processType: 'onboarding',
    isActive: true,
    priority: 1,
    maxExecutionTimeMinutes: 60,
    description: null,
    ownerTeam: null,
    tags: null,
    otherRules: null,
    otherFallbacks: null,
  };
}

/** A process out of its records. */
export function processOf(id: Id, header: ProcessHeader, records: readonly ProcessRecord[]): Process {
  return { id, kind: 'process', header, records: Object.fromEntries(records.map((item) => [item.id, item])) };
}

/** What "New process" opens: an event and the task that it leads to. */
export function newProcess(id: Id, name: string, newId: NewId): Process {
  const trigger = newTrigger({ event: 'new_event' }, newId);
  const action = newAction({ name: 'Create task', layout: { x: 264, y: 18 } }, newId);
  const road = newConnection({ from: trigger.id, to: action.id }, newId);
  return processOf(id, newProcessHeader(name), [trigger, action, road]);
}
