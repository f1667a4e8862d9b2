import { connectSocket } from './connect-socket.ts';
import type { Transport } from './transport.ts';

/** What the Electron preload puts on the window. */
interface PreloadBridge {
  readonly send: (text: string) => void;
  readonly onMessage: (listener: (text: string) => void) => void;
}

/** The wire to the application, whichever host this window runs in. */
export function connectTransport(): Transport {
  const preload = (globalThis as { journeyDesigner?: PreloadBridge }).journeyDesigner;
  if (preload === undefined) return connectSocket(`ws://${location.host}/socket`);
  return {
    send: (text) => preload.send(text),
    onMessage: (listener) => preload.onMessage(listener),
    // The main process lives exactly as long as its windows.
    onState: (listener) => listener('up'),
  };
}
