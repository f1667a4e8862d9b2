import type { EventName, EventPayload } from '../../shared/contract/events.ts';
import type { Database } from '../database/database.ts';
import { createDocumentsService, type DocumentsService } from '../documents/documents-service.ts';
import type { Emit } from '../emit.ts';

/** An event that waits, as it travels between threads. */
export type HeldEvent = {
  readonly [Name in EventName]: { readonly event: Name; readonly payload: EventPayload<Name> };
}[EventName];

/**
 * Documents whose events wait: several are written in one transaction, and nobody may hear of one before all of them are there.
 */
export function holdEvents(deps: {
  readonly database: Database;
  readonly clock: () => Date;
  readonly newId: () => string;
}): { readonly documents: DocumentsService; readonly held: () => readonly HeldEvent[] } {
  const events = new Map<string, HeldEvent>();
  const emit: Emit = (event, payload) => {
    // That the list is another one is said once, however many documents came.
    events.set(JSON.stringify([event, payload]), { event, payload } as HeldEvent);
  };
  return { documents: createDocumentsService({ ...deps, emit }), held: () => [...events.values()] };
}

export function sendHeld(emit: Emit, events: readonly HeldEvent[]): void {
  for (const { event, payload } of events) emit(event, payload);
}
