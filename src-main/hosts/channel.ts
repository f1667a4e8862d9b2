import { parseJson } from '../../shared/base/parse-json.ts';
import type { Result } from '../../shared/base/result.ts';
import type { AppError } from '../../shared/contract/errors.ts';
import { type EventMessage, type Reply, type Request, requestSchema } from '../../shared/contract/wire.ts';

/** What a host needs of the application to serve one window. */
export interface Served {
  readonly dispatch: (command: string, input: unknown) => Promise<Result<unknown, AppError>>;
  readonly subscribe: (listener: (message: EventMessage) => void) => () => void;
}

export interface Channel {
  /** False where the text is not a request: whoever sent it is not our window. */
  readonly receive: (text: string) => boolean;
  readonly close: () => void;
}

/** Carries one window's messages: requests in, replies and events out. The same over every wire. */
export function createChannel(app: Served, send: (text: string) => void): Channel {
  let open = true;
  const say = (message: Reply | EventMessage): void => {
    if (open) send(JSON.stringify(message));
  };
  const unsubscribe = app.subscribe(say);

  return {
    receive: (text) => {
      const request = parseRequest(text);
      if (request === null) return false;
      void app.dispatch(request.command, request.input).then((result) => say({ id: request.id, ...result }));
      return true;
    },
    close: () => {
      open = false;
      unsubscribe();
    },
  };
}

function parseRequest(text: string): Request | null {
  try {
    return requestSchema.safeParse(parseJson(text)).data ?? null;
  } catch {
    return null;
  }
}
