import { connect, createServer, type Socket } from 'node:net';

export interface DelayingProxy {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** A Postgres on this computer (without TLS) as if it were far away: everything arrives half a round trip later, each way. */
export function startDelayingProxy(serverPort: number, roundTripMs: number): Promise<DelayingProxy> {
  const open = new Set<Socket>();
  const proxy = createServer({ noDelay: true }, (client) => {
    const server = connect({ host: '127.0.0.1', port: serverPort, noDelay: true });
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      open.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        open.delete(from);
        setTimeout(() => to.destroy(), roundTripMs / 2);
      });
      // The line is long, not narrow: what is under way does not hold up what follows.
      from.on('data', (data) => void setTimeout(() => to.write(data), roundTripMs / 2));
    }
  });
  return new Promise((resolve, reject) => {
    proxy.once('error', reject);
    proxy.listen(0, '127.0.0.1', () => {
      const address = proxy.address();
      if (!address || typeof address !== 'object') return reject(new Error('The proxy has no port'));
      return resolve({
        port: address.port,
        stop: () =>
          new Promise((done) => {
            for (const socket of open) socket.destroy();
            proxy.close(() => done());
          }),
      });
    });
  });
}
