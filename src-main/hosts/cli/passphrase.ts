import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Asks in a terminal without showing what is typed; null where there is no terminal to ask in. */
export function askPassphrase(): Promise<string | null> {
  if (!process.stdin.isTTY) return Promise.resolve(null);
  process.stderr.write('Passphrase of the workspace: ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  return new Promise((resolve) => {
    const finish = (answer: string | null): void => {
      process.stderr.write('\n');
      resolve(answer);
    };
    lines.once('SIGINT', () => lines.close());
    lines.once('close', () => finish(null));
    lines.question('', (answer) => {
      lines.removeAllListeners('close');
      lines.close();
      finish(answer);
    });
  });
}
