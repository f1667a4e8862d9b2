import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Sends exactly these lines, as no browser would, and reads until the server has said its head and gone quiet. */
export function sendRaw(port: number, lines: readonly string[]): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    let text = '';
    let quiet: NodeJS.Timeout | undefined;
    const finish = (): void => {
      clearTimeout(quiet);
      socket.destroy();
      const end = text.indexOf('\r\n\r\n');
      const head = end < 0 ? text : text.slice(0, end);
      resolve({
        status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0),
        head,
        body: end < 0 ? '' : text.slice(end + 4),
      });
    };
    socket.on('data', (data: Buffer) => {
      text += data.toString('latin1');
      clearTimeout(quiet);
      quiet = setTimeout(finish, 40);
    });
    socket.on('error', finish);
    socket.on('close', finish);
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    quiet = setTimeout(finish, 8_000);
  });
}

/** Upgrades with these lines, sends one frame, and tells whether the server then ended the connection. */
export function sendFrame(port: number, lines: readonly string[], frame: Buffer): Promise<'ended' | 'open'> {
  return new Promise((resolve) => {
    const socket: Socket = connect({ host: '127.0.0.1', port });
    const finish = (how: 'ended' | 'open'): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(how);
    };
    const timer = setTimeout(() => finish('open'), 6_000);
    socket.once('data', () => {
      socket.write(frame);
      // 0x88 is a close frame; whatever else comes first would be an answer.
      socket.on('data', (data: Buffer) => finish(data[0] === 0x88 ? 'ended' : 'open'));
    });
    socket.on('error', () => finish('ended'));
    socket.on('close', () => finish('ended'));
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  });
}

/** One masked client frame; `claimed` may say another length than the payload has. */
export function clientFrame(opcode: number, payload: Buffer, claimed: number = payload.length): Buffer {
  const mask = Buffer.from([1, 2, 3, 4]);
  const head = Buffer.alloc(10);
  head[0] = 0x80 | opcode;
  head[1] = 0x80 | 127;
  head.writeBigUInt64BE(BigInt(claimed), 2);
  return Buffer.concat([head, mask, payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
}
