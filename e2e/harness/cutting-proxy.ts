import { connect, createServer, type Socket } from 'node:net';

export interface Cut {
  /** Cuts at the first message from the client that holds this text, or at the so-manieth from now on (the first is 1). */
  readonly at: string | number;
  /** Only on a line that has carried this text from the client since: other work on the same database has its own. */
  readonly onceSaid?: string;
  /** `before`: the server never sees it; `after`: the server has answered it, and the answer is lost. */
  readonly when: 'before' | 'after';
  /** The server stays out of reach after the cut, until `comeBack`. */
  readonly thenAway?: boolean;
  /** Called at the moment of the cut. */
  readonly whenCut?: () => void;
}

export interface CuttingProxy {
  readonly port: number;
  /** From now on; null cuts nothing. */
  readonly cutAt: (cut: Cut | null) => void;
  /** Puts another text of the same length in the place of one that the client sends; null: nothing is changed. */
  readonly rewrite: (rule: { readonly from: string; readonly to: string } | null) => void;
  /** The server can be reached again. */
  readonly comeBack: () => void;
  /** How many connections were cut. */
  readonly cuts: () => number;
  readonly stop: () => Promise<void>;
}

/** Stands between a client and a Postgres on this computer (without TLS) and cuts the line at a chosen statement. */
export function startCuttingProxy(serverPort: number): Promise<CuttingProxy> {
  let cut: Cut | null = null;
  let cuts = 0;
  let away = false;
  let messages = 0;
  let said = new WeakSet<Socket>();
  let rule: { readonly from: string; readonly to: string } | null = null;
  const open = new Set<Socket>();
  const proxy = createServer((client) => {
    if (away) {
      client.destroy();
      return;
    }
    const server = connect({ host: '127.0.0.1', port: serverPort });
    let armed = false;
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => open.delete(socket));
    }
    const end = () => {
      cuts += 1;
      away = cut?.thenAway ?? false;
      cut?.whenCut?.();
      cut = null;
      client.destroy();
      server.destroy();
    };
    client.on('data', (data) => {
      messages += 1;
      if (cut?.onceSaid === undefined || data.includes(cut.onceSaid)) said.add(client);
      if (
        cut &&
        said.has(client) &&
        (typeof cut.at === 'number' ? messages === cut.at : data.includes(cut.at))
      ) {
        if (cut.when === 'before') return end();
        armed = true;
      }
      server.write(rule ? rewritten(data, rule) : data);
      return undefined;
    });
    server.on('data', (data) => (armed ? end() : client.write(data)));
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
  });
  return new Promise((resolve, reject) => {
    proxy.once('error', reject);
    proxy.listen(0, '127.0.0.1', () => {
      const address = proxy.address();
      if (!address || typeof address !== 'object') return reject(new Error('The proxy has no port'));
      return resolve({
        port: address.port,
        cutAt: (next) => {
          cut = next;
          said = new WeakSet();
          messages = 0;
        },
        rewrite: (next) => {
          rule = next;
        },
        comeBack: () => {
          away = false;
        },
        cuts: () => cuts,
        stop: () =>
          new Promise((done) => {
            for (const socket of open) socket.destroy();
            proxy.close(() => done());
          }),
      });
    });
  });
}

function rewritten(data: Buffer, { from, to }: { readonly from: string; readonly to: string }): Buffer {
  const at = data.indexOf(from);
  if (at < 0) return data;
  const copy = Buffer.from(data);
  // The message carries its length, so the text keeps its own.
  copy.write(to.padEnd(from.length).slice(0, from.length), at, 'latin1');
  return copy;
}
