import type { Transport } from './transport.ts';

const firstWaitMs = 250;
const longestWaitMs = 5_000;

/**
 * A WebSocket that comes back by itself. Texts wait only while a connection is being made; whatever cannot be sent is
 * answered by another "down", so that no caller waits for ever.
 */
export function connectSocket(url: string, make: (url: string) => WebSocket = open): Transport {
  const messageListeners = new Set<(text: string) => void>();
  const stateListeners = new Set<(state: 'up' | 'down') => void>();
  let socket: WebSocket | null = null;
  let waiting: string[] = [];
  let waitMs = firstWaitMs;

  const tell = (state: 'up' | 'down'): void => {
    for (const listener of stateListeners) listener(state);
  };

  const connect = (): void => {
    const made = make(url);
    socket = made;
    made.addEventListener('open', () => {
      waitMs = firstWaitMs;
      tell('up');
      const texts = waiting;
      waiting = [];
      for (const text of texts) made.send(text);
    });
    made.addEventListener('message', (event: MessageEvent<string>) => {
      for (const listener of messageListeners) listener(event.data);
    });
    made.addEventListener('close', () => {
      socket = null;
      waiting = [];
      tell('down');
      setTimeout(connect, waitMs);
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    });
  };
  connect();

  return {
    send: (text) => {
      if (socket?.readyState === WebSocket.OPEN) socket.send(text);
      else if (socket?.readyState === WebSocket.CONNECTING) waiting.push(text);
      else queueMicrotask(() => tell('down'));
    },
    onMessage: (listener) => messageListeners.add(listener),
    onState: (listener) => {
      stateListeners.add(listener);
      if (socket?.readyState === WebSocket.OPEN) listener('up');
    },
  };
}

function open(url: string): WebSocket {
  return new WebSocket(url);
}
