import { parseJson } from '../../shared/base/parse-json.ts';
import { err, type Result } from '../../shared/base/result.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract/commands.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import type { EventName, EventPayload } from '../../shared/contract/events.ts';
import type { ServerMessage } from '../../shared/contract/wire.ts';
import type { Transport } from './transport.ts';

/** The window's only way to the application. */
export interface Bridge {
  readonly call: <Name extends CommandName>(
    command: Name,
    input: CommandInput<Name>,
  ) => Promise<Result<CommandOutput<Name>, AppError>>;
  /** Returns the function that stops listening. */
  readonly on: <Name extends EventName>(
    event: Name,
    listener: (payload: EventPayload<Name>) => void,
  ) => () => void;
  /** Tells when the application goes away and comes back. Returns the function that stops listening. */
  readonly onState: (listener: (state: 'up' | 'down') => void) => () => void;
}

type Settle = (reply: Result<unknown, AppError>) => void;

export function createBridge(transport: Transport): Bridge {
  let nextId = 1;
  const waiting = new Map<number, Settle>();
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const stateListeners = new Set<(state: 'up' | 'down') => void>();

  transport.onMessage((text) => {
    const message = parseJson(text) as ServerMessage;
    if ('event' in message) {
      for (const listener of listeners.get(message.event) ?? []) listener(message.payload as never);
      return;
    }
    const settle = waiting.get(message.id);
    waiting.delete(message.id);
    settle?.(message);
  });
  transport.onState((state) => {
    if (state === 'down') {
      for (const settle of waiting.values()) settle(err(connectionLost));
      waiting.clear();
    }
    for (const listener of stateListeners) listener(state);
  });

  return {
    call: (command, input) =>
      new Promise((resolve) => {
        const id = nextId++;
        waiting.set(id, resolve as Settle);
        transport.send(JSON.stringify({ id, command, input }));
      }),
    on: (event, listener) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener);
      return () => set.delete(listener);
    },
    onState: (listener) => {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
  };
}

const connectionLost = appError('unreachable', 'The connection to Journey Designer was lost.', {
  remedy: 'What is marked as saved is safe. The window reconnects by itself.',
});
