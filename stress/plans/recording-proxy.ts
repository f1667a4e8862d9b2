import { connect, createServer, type Socket } from 'node:net';

/** One statement as it came over the wire. */
export interface Sent {
  readonly sql: string;
  /** As text; null: NULL. */
  readonly parameters: readonly (string | null)[];
}

export interface RecordingProxy {
  readonly port: number;
  /** Everything that was sent since the last time. */
  readonly take: () => Sent[];
  readonly stop: () => Promise<void>;
}

/** Stands between a client and a Postgres on this computer (without TLS) and writes down every statement that is executed. */
export function startRecordingProxy(serverPort: number): Promise<RecordingProxy> {
  let sent: Sent[] = [];
  const open = new Set<Socket>();
  const proxy = createServer((client) => {
    const server = connect({ host: '127.0.0.1', port: serverPort });
    const read = createReader((one) => sent.push(one));
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => open.delete(socket));
    }
    client.on('data', (data) => {
      read(data);
      server.write(data);
    });
    server.on('data', (data) => client.write(data));
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
        take: () => {
          const taken = sent;
          sent = [];
          return taken;
        },
        stop: () =>
          new Promise((done) => {
            for (const socket of open) socket.destroy();
            proxy.close(() => done());
          }),
      });
    });
  });
}

/** Reads the client's side of protocol 3.0: a start without a type, then messages of a type and a length each. */
function createReader(say: (sent: Sent) => void): (data: Buffer) => void {
  let rest = Buffer.alloc(0);
  let started = false;
  let parsed = '';
  let bound: Sent | null = null;
  let copying = '';
  let copied: Buffer[] = [];
  return (data) => {
    rest = Buffer.concat([rest, data]);
    for (;;) {
      const head = started ? 1 : 0;
      if (rest.length < head + 4) return;
      const length = rest.readUInt32BE(head);
      if (rest.length < head + length) return;
      const type = started ? String.fromCharCode(rest[0] ?? 0) : 'start';
      const body = rest.subarray(head + 4, head + length);
      rest = rest.subarray(head + length);
      started = true;
      if (type === 'Q') {
        const sql = textAt(body, 0).text;
        // Said with the rows that follow it.
        if (sql.startsWith('COPY ')) copying = sql;
        else say({ sql, parameters: [] });
      }
      // The unnamed statement and portal only: the application uses no others.
      else if (type === 'P') parsed = textAt(body, textAt(body, 0).end).text;
      else if (type === 'B') bound = { sql: parsed, parameters: parametersOf(body) };
      else if (type === 'E' && bound) say(bound);
      else if (type === 'd') copied.push(body);
      else if (type === 'c') {
        say({ sql: copying, parameters: copiedColumns(Buffer.concat(copied).toString('utf8')) });
        copied = [];
      }
    }
  };
}

function textAt(body: Buffer, from: number): { readonly text: string; readonly end: number } {
  const end = body.indexOf(0, from);
  return { text: body.toString('utf8', from, end), end: end + 1 };
}

function parametersOf(body: Buffer): (string | null)[] {
  let at = textAt(body, textAt(body, 0).end).end;
  at += 2 + 2 * body.readUInt16BE(at);
  const count = body.readUInt16BE(at);
  at += 2;
  const parameters: (string | null)[] = [];
  for (let index = 0; index < count; index += 1) {
    const length = body.readInt32BE(at);
    at += 4;
    parameters.push(length < 0 ? null : body.toString('utf8', at, at + length));
    at += Math.max(length, 0);
  }
  return parameters;
}

/** The lines of a COPY as one list for each of its columns, written as the plan shows lists. */
function copiedColumns(text: string): string[] {
  const rows = text
    .slice(0, -1)
    .split('\n')
    .map((line) => line.split('\t').map(copiedValue));
  return (rows[0] ?? []).map((_, index) => rows.map((row) => row[index] ?? '').join(', '));
}

/** Shown as nothing where it is NULL. */
function copiedValue(cell: string): string {
  const letters: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };
  return cell === '\\N' ? '' : cell.replaceAll(/\\(.)/gs, (_, letter: string) => letters[letter] ?? letter);
}
