import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { createChannel, type Served } from '../channel.ts';
import type { Loopback } from './server.ts';

/** The largest message from the window: far above any document, far below what could exhaust the process. */
export const maxMessageBytes = 32 * 1024 * 1024;

export interface Sockets {
  readonly count: () => number;
  /** Ends the windows of a session that is no longer trusted. */
  readonly drop: (sessionKey: string) => void;
  readonly close: () => void;
}

/** WebSockets at /socket, one for each window, each checked at its upgrade. */
export function serveSockets(loopback: Loopback, app: Served, onCount: (count: number) => void): Sockets {
  const wss = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes, perMessageDeflate: false });
  const sessions = new Map<WebSocket, string>();

  loopback.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const key = request.url === '/socket' ? loopback.admit(request, 'socket') : null;
    if (key === null) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    wss.handleUpgrade(request, socket, head, (ws) => {
      sessions.set(ws, key);
      onCount(sessions.size);
      serve(ws, app, () => {
        sessions.delete(ws);
        onCount(sessions.size);
      });
    });
  });

  return {
    count: () => sessions.size,
    drop: (key) => {
      for (const [ws, owner] of sessions) if (owner === key) ws.close(1008, 'The session has ended.');
    },
    close: () => {
      for (const ws of sessions.keys()) ws.close(1001, 'Journey Designer is closing.');
      wss.close();
    },
  };
}

function serve(ws: WebSocket, app: Served, onGone: () => void): void {
  const channel = createChannel(app, (text) => {
    if (ws.readyState === ws.OPEN) ws.send(text);
  });
  ws.on('message', (data: Buffer, isBinary: boolean) => {
    // Whoever sends what our window never sends is not our window.
    if (isBinary || !channel.receive(data.toString('utf8'))) ws.close(1008, 'Not understood.');
  });
  ws.on('error', () => ws.terminate());
  ws.on('close', () => {
    channel.close();
    onGone();
  });
}
