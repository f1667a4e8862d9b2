import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract/commands.ts';
import { compileCache } from './compile-cache.ts';
import type { SourceMutation } from './mutate-source.ts';
import type { Answered, Asked, ClientTask, Held, Reply } from './protocol.ts';

/** An application in a process of its own, on a workspace of its own. */
export interface Client {
  readonly call: <Name extends CommandName>(
    command: Name,
    input: CommandInput<Name>,
  ) => Promise<Reply<CommandOutput<Name>>>;
  /** The same where it must succeed. */
  readonly get: <Name extends CommandName>(
    command: Name,
    input: CommandInput<Name>,
  ) => Promise<CommandOutput<Name>>;
  /** Every document that is not archived, or those that are, as the workspace holds them now. */
  readonly documents: (archived?: boolean) => Promise<readonly Held[]>;
  /** SIGKILL, at once; what was asked and not answered gets `killed`. */
  readonly kill: () => void;
  readonly isDead: () => boolean;
  /** A new process on the same workspace, after a kill. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface ClientOptions {
  readonly folder: string;
  readonly mutations: readonly SourceMutation[];
}

const script = join(import.meta.dirname, 'client-process.ts');
const killed = {
  ok: false,
  error: { code: 'killed', message: 'The process was killed before it answered.' },
} as const;

export async function startClient({ folder, mutations }: ClientOptions): Promise<Client> {
  const task: ClientTask = { folder, mutations };
  const open = new Map<number, (value: unknown) => void>();
  let number = 0;
  let child: ChildProcess | null = null;
  let gone: Promise<void> = Promise.resolve();
  let asKilled = false;

  function start(): Promise<void> {
    const env = { ...process.env, NODE_COMPILE_CACHE: compileCache() };
    const started = spawn(process.execPath, [script, JSON.stringify(task)], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env,
    });
    child = started;
    asKilled = false;
    let complaints = '';
    started.stderr?.on('data', (bytes: Buffer) => (complaints += bytes.toString('utf8')));
    return new Promise((resolve, reject) => {
      open.set(0, () => resolve());
      started.on('message', ({ number: which, value }: Answered) => {
        open.get(which)?.(value);
        open.delete(which);
      });
      gone = new Promise((over) => {
        started.once('exit', (code, signal) => {
          child = null;
          for (const settle of open.values()) settle(killed);
          open.clear();
          const words = `A client ended by itself (${code ?? signal}): ${complaints.slice(0, 1500)}`;
          // Says nothing to a start that is over.
          reject(new Error(words));
          if (!asKilled && code !== 0) console.error(words);
          over();
        });
      });
    });
  }

  function ask(asked: Asked): Promise<unknown> {
    return new Promise((resolve) => {
      if (!child?.connected) {
        resolve(killed);
        return;
      }
      open.set(asked.number, resolve);
      child.send(asked, (failed) => {
        if (!failed) return;
        open.delete(asked.number);
        resolve(killed);
      });
    });
  }

  function next(): number {
    number += 1;
    return number;
  }

  const client: Client = {
    call: async (command, input) =>
      (await ask({ number: next(), what: 'command', command, input })) as Reply<never>,
    get: async (command, input) => {
      const reply = await client.call(command, input);
      if (!reply.ok) throw new Error(`${command}: ${reply.error.code}: ${reply.error.message}`);
      return reply.value;
    },
    documents: async (archived = false) => {
      const held = await ask({ number: next(), what: 'documents', archived });
      if (!Array.isArray(held)) throw new Error('The client is dead');
      return held as readonly Held[];
    },
    kill: () => {
      asKilled = true;
      child?.kill('SIGKILL');
    },
    isDead: () => child === null || asKilled,
    restart: async () => {
      await gone;
      await start();
    },
    stop: async () => {
      await ask({ number: next(), what: 'close' });
      child?.disconnect();
      await gone;
    },
  };
  await start();
  return client;
}
