import { existsSync, readFileSync, renameSync } from 'node:fs';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { writeFileAtomic } from '../../atomic-file.ts';
import type { Log, Sealer } from '../../ports.ts';
import { type Connection, ConnectionLost, type QueryResult, StatementFailed } from './connection.ts';
import { copyPieces } from './copy-text.ts';
import type { SandboxReply, SandboxRequest } from './sandbox-messages.ts';
import { runSetup } from './setup.ts';
import { untrustedText } from './untrusted-text.ts';

export interface SandboxDeps {
  /** Where the sealed dump is kept between starts. */
  readonly file: string;
  readonly sealer: Sealer;
  readonly log: Log;
  /** The sandbox began empty: whatever was agreed with an earlier one is void. */
  readonly onFresh: () => void;
}

/** A real Postgres in this process, in memory. One session at a time; the others wait. */
export interface Sandbox {
  /** Starts it in the background when the start of the app is over; a `connect` before that does not wait for it. */
  readonly openSoon: () => void;
  /** The session is the caller's until it is closed. */
  readonly connect: () => Promise<Connection>;
  /** Seals what it holds to the disk. Throws the system's error where the disk refuses. */
  readonly save: () => Promise<void>;
  /** What happened to a dump that could not be read; null: nothing. */
  readonly notice: () => string | null;
  readonly close: () => Promise<void>;
}

type Ask = SandboxRequest extends infer One ? (One extends unknown ? Omit<One, 'id'> : never) : never;

const purpose = 'sandbox';
/** A start takes seconds of computing, which the first look at the window needs more. */
const restMs = 20_000;
const ended = 'the sandbox has ended; restart Journey Designer';

export function createSandbox({ file, sealer, log, onFresh }: SandboxDeps): Sandbox {
  let thread: ReturnType<typeof startThread> | undefined;
  let opening: Promise<void> | undefined;
  let notice: string | null = null;
  let turn: Promise<void> = Promise.resolve();
  let closed = false;
  let ready = false;
  let timer: NodeJS.Timeout | undefined;
  /** Whether something may have been written since the last save. */
  let changed = false;

  function open(): Promise<void> {
    opening ??= start().catch((thrown: unknown) => {
      opening = undefined;
      throw thrown;
    });
    return opening;
  }

  async function start(): Promise<void> {
    const kept = readKept();
    thread = startThread();
    if (kept && (await load(kept))) {
      ready = true;
      return;
    }
    await thread.ask({ ask: 'open', load: null });
    const { failure } = await runSetup(
      session(() => undefined),
      'public',
    );
    if (failure) throw new Error(`The sandbox cannot be set up: ${failure.message}`);
    onFresh();
    ready = true;
  }

  async function load(kept: Uint8Array): Promise<boolean> {
    try {
      await thread?.ask({ ask: 'open', load: kept });
      return true;
    } catch (thrown) {
      // Ended by us in the middle of its start: that says nothing about the file.
      if (closed) throw thrown;
      setAside(String(thrown));
      await thread?.end();
      thread = startThread();
      return false;
    }
  }

  function readKept(): Uint8Array | null {
    if (!existsSync(file)) return null;
    const plain = sealer.open(purpose, readFileSync(file));
    if (!plain) setAside('the seal is broken');
    return plain;
  }

  function setAside(cause: string): void {
    let aside = `${file}.damaged`;
    for (let number = 2; existsSync(aside); number += 1) aside = `${file}.damaged-${number}`;
    renameSync(file, aside);
    notice = `The kept sandbox could not be read and was put aside as ${aside}; this one began empty. Your documents are safe.`;
    log.warn('the kept sandbox cannot be read and was put aside', {
      file: aside,
      cause: untrustedText(cause),
    });
  }

  /** Waits for its turn; `release` lets the next one in. */
  async function takeTurn(): Promise<() => void> {
    const before = turn;
    let release: () => void = () => undefined;
    turn = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  }

  function session(release: () => void): Connection {
    return {
      user: 'postgres',
      tls: false,
      query: async (sql, parameters = []) => {
        if (!thread) throw new ConnectionLost(ended, 'network');
        if (/^BEGIN\b.*READ WRITE/.test(sql)) changed = true;
        return (await thread.ask({ ask: 'query', sql, parameters })) as QueryResult;
      },
      load: async (sql, columns) => {
        if (!thread) throw new ConnectionLost(ended, 'network');
        const text = [...copyPieces(columns)].join('');
        return (await thread.ask({ ask: 'load', sql, text })) as QueryResult;
      },
      close: async () => {
        // A transaction that was left open would be the next session's.
        await thread?.ask({ ask: 'query', sql: 'ROLLBACK', parameters: [] }).catch(() => undefined);
        release();
      },
    };
  }

  async function save(): Promise<void> {
    const release = await takeTurn();
    try {
      if (!thread || !changed) return;
      const dump = (await thread.ask({ ask: 'dump' })) as Uint8Array;
      writeFileAtomic(file, sealer.seal(purpose, dump));
      changed = false;
    } finally {
      release();
    }
  }

  return {
    openSoon: () => {
      timer ??= setTimeout(() => {
        open().catch((thrown: unknown) => {
          if (!closed) log.error('the sandbox does not start', { cause: String(thrown) });
        });
      }, restMs).unref();
    },
    connect: async () => {
      if (closed) throw new ConnectionLost(ended, 'network');
      await open();
      return session(await takeTurn());
    },
    save,
    notice: () => notice,
    close: async () => {
      if (closed) return;
      closed = true;
      clearTimeout(timer);
      if (!ready) {
        await thread?.end();
        await opening?.catch(() => undefined);
        return;
      }
      await save().catch((thrown: unknown) =>
        log.error('the sandbox could not be kept', { cause: String(thrown) }),
      );
      await thread?.end();
    },
  };
}

function startThread() {
  // The worker lies beside this module: as a source file, and as a built file beside the bundle.
  const worker = new Worker(new URL(`./sandbox-worker${extname(import.meta.url)}`, import.meta.url));
  const waiting = new Map<
    number,
    { resolve: (reply: SandboxReply) => void; reject: (cause: Error) => void }
  >();
  let next = 0;
  let over = false;
  const failAll = (cause: Error) => {
    over = true;
    for (const { reject } of waiting.values()) reject(cause);
    waiting.clear();
  };
  worker.on('message', (reply: SandboxReply) => {
    waiting.get(reply.id)?.resolve(reply);
    waiting.delete(reply.id);
  });
  worker.on('error', (thrown) => failAll(new ConnectionLost(untrustedText(String(thrown)), 'network')));
  worker.on('exit', () => failAll(new ConnectionLost(ended, 'network')));
  return {
    ask: async (ask: Ask) => {
      if (over) throw new ConnectionLost(ended, 'network');
      const id = next++;
      const reply = await new Promise<SandboxReply>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage({ ...ask, id });
      });
      if (reply.ok) return reply.value;
      const { message, sqlState, constraint, column } = reply.failure;
      if (sqlState === null) throw new Error(message);
      throw new StatementFailed(untrustedText(message), sqlState, constraint, column);
    },
    end: async () => {
      await worker.terminate();
    },
  };
}
