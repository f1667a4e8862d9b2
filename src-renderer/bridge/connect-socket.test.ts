import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import { connectSocket } from './connect-socket.ts';

let server: WebSocketServer;
let port: number;
const received: string[] = [];
const sockets: ServerSocket[] = [];

async function listen(on: number): Promise<void> {
  server = new WebSocketServer({ host: '127.0.0.1', port: on });
  server.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('message', (data: Buffer) => {
      received.push(data.toString());
      socket.send(`echo ${data.toString()}`);
    });
  });
  await new Promise((resolve) => server.once('listening', resolve));
  port = (server.address() as { port: number }).port;
}

async function goDown(): Promise<void> {
  for (const socket of sockets.splice(0)) socket.terminate();
  await new Promise((resolve) => server.close(resolve));
}

function open() {
  const made: WebSocket[] = [];
  const transport = connectSocket(`ws://127.0.0.1:${port}`, (url) => {
    const socket = new WebSocket(url);
    made.push(socket);
    return socket;
  });
  const states: string[] = [];
  const messages: string[] = [];
  transport.onState((state) => states.push(state));
  transport.onMessage((text) => messages.push(text));
  return { transport, states, messages, made };
}

beforeEach(async () => {
  received.length = 0;
  await listen(0);
});
afterEach(goDown);

describe('connectSocket', () => {
  test('sends what was said while it was connecting, in order', async () => {
    const { transport, messages, states } = open();
    transport.send('one');
    transport.send('two');
    await expect.poll(() => messages).toEqual(['echo one', 'echo two']);
    expect(received).toEqual(['one', 'two']);
    expect(states).toEqual(['up']);
  });

  test('tells a late listener that it is up', async () => {
    const { transport, states } = open();
    await expect.poll(() => states).toEqual(['up']);
    const late: string[] = [];
    transport.onState((state) => late.push(state));
    expect(late).toEqual(['up']);
  });

  test('goes down with the application, and comes back with it', async () => {
    const { transport, states, messages } = open();
    await expect.poll(() => states).toEqual(['up']);
    const same = port;
    await goDown();
    await expect.poll(() => states.at(-1)).toBe('down');
    await listen(same);
    await expect.poll(() => states.at(-1)).toBe('up');
    transport.send('again');
    await expect.poll(() => messages).toEqual(['echo again']);
  });

  test('answers what cannot be sent with another "down" and never sends it later', async () => {
    const { transport, states, made } = open();
    await expect.poll(() => states).toEqual(['up']);
    const same = port;
    await goDown();
    await expect.poll(() => states).toEqual(['up', 'down']);
    transport.send('lost');
    await expect.poll(() => states.filter((state) => state === 'down').length).toBeGreaterThan(1);
    await listen(same);
    await expect.poll(() => states.at(-1)).toBe('up');
    expect(received).not.toContain('lost');
    expect(made.length).toBeGreaterThan(1);
  });
});
