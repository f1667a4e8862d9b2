import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import { connectSocket } from './connect-socket.ts';

const server = createServer();
const wire = new WebSocketServer({ server });
const received: string[] = [];
const sockets: ServerSocket[] = [];
let url: string;
let isUp = true;

// While it is down it keeps its port, which somebody else on this machine would be given otherwise, and answers nobody.
server.on('connection', (socket) => {
  if (!isUp) socket.destroy();
});
wire.on('connection', (socket) => {
  sockets.push(socket);
  socket.on('message', (data: Buffer) => {
    received.push(data.toString());
    socket.send(`echo ${data.toString()}`);
  });
});

function goDown(): void {
  isUp = false;
  for (const socket of sockets.splice(0)) socket.terminate();
}

function comeBack(): void {
  isUp = true;
}

function open() {
  const made: WebSocket[] = [];
  const transport = connectSocket(url, (at) => {
    const socket = new WebSocket(at);
    made.push(socket);
    return socket;
  });
  const states: string[] = [];
  const messages: string[] = [];
  transport.onState((state) => states.push(state));
  transport.onMessage((text) => messages.push(text));
  return { transport, states, messages, made };
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `ws://127.0.0.1:${(server.address() as { port: number }).port}`;
});
beforeEach(() => {
  received.length = 0;
  comeBack();
});
afterEach(goDown);
afterAll(() => void server.close());

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
    goDown();
    await expect.poll(() => states.at(-1)).toBe('down');
    comeBack();
    await expect.poll(() => states.at(-1)).toBe('up');
    transport.send('again');
    await expect.poll(() => messages).toEqual(['echo again']);
  });

  test('answers what cannot be sent with another "down" and never sends it later', async () => {
    const { transport, states, made } = open();
    await expect.poll(() => states).toEqual(['up']);
    goDown();
    await expect.poll(() => states).toEqual(['up', 'down']);
    transport.send('lost');
    await expect.poll(() => states.filter((state) => state === 'down').length).toBeGreaterThan(1);
    comeBack();
    await expect.poll(() => states.at(-1)).toBe('up');
    expect(received).not.toContain('lost');
    expect(made.length).toBeGreaterThan(1);
  });
});
