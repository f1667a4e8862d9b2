import type { EventMessage } from '../shared/contract/wire.ts';
import type { Emit } from './emit.ts';
import type { Log } from './ports.ts';

export interface EventBus {
  readonly emit: Emit;
  /** Returns the function that stops listening. */
  readonly subscribe: (listener: (message: EventMessage) => void) => () => void;
}

/** A listener that throws is logged and stops nobody: what it is told about has already happened. */
export function createEventBus(log: Log): EventBus {
  const listeners = new Set<(message: EventMessage) => void>();
  return {
    emit: (event, payload) => {
      for (const listener of listeners) {
        try {
          listener({ event, payload });
        } catch (thrown) {
          log.error('a listener failed', { event, cause: String(thrown) });
        }
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
