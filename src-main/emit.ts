import type { EventName, EventPayload } from '../shared/contract/events.ts';

/** Tells every window that something happened. */
export type Emit = <Name extends EventName>(event: Name, payload: EventPayload<Name>) => void;
