import { parentPort } from 'node:worker_threads';
import { PGlite, types } from '@electric-sql/pglite';
import type { QueryResult, TextRow } from './connection.ts';
import type { SandboxFailure, SandboxReply, SandboxRequest } from './sandbox-messages.ts';

/** The sandbox's Postgres lives in a thread: its first start takes seconds, and every statement runs in one go. */
const asText = (value: string) => value;
/** Every type that PGlite would parse: its own list of parsers, each replaced. */
const parsers = Object.fromEntries(Object.keys(types.parsers).map((type) => [type, asText]));
let database: PGlite | undefined;

parentPort?.on('message', (request: SandboxRequest) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  void answer(request).then((reply) => parentPort?.postMessage(reply));
});

async function answer(request: SandboxRequest): Promise<SandboxReply> {
  const { id } = request;
  try {
    return { id, ok: true, value: await work(request) };
  } catch (thrown) {
    return { id, ok: false, failure: failureOf(thrown) };
  }
}

async function work(request: SandboxRequest): Promise<QueryResult | Uint8Array | null> {
  if (request.ask === 'open') {
    const { load } = request;
    database = await PGlite.create(load ? { loadDataDir: new Blob([Buffer.from(load)]) } : {});
    await database.query('SELECT 1');
    return null;
  }
  if (!database) throw new Error('The sandbox is not open');
  if (request.ask === 'dump') {
    const dump = await database.dumpDataDir('gzip');
    return new Uint8Array(await dump.arrayBuffer());
  }
  if (request.ask === 'load') {
    // What stands for the standard input where nobody is at the other end of a line.
    const sql = request.sql.replace(/ FROM STDIN$/, " FROM '/dev/blob'");
    const { affectedRows } = await database.query(sql, [], { blob: new Blob([request.text]) });
    return { rows: [], count: affectedRows ?? 0 };
  }
  const result = await database.query<TextRow>(request.sql, [...request.parameters], { parsers });
  const written = /^(INSERT|UPDATE|DELETE)/i.test(request.sql.trim());
  return { rows: result.rows, count: written ? (result.affectedRows ?? 0) : result.rows.length };
}

function failureOf(thrown: unknown): SandboxFailure {
  const failure = thrown as { message?: string; code?: string; constraint?: string; column?: string };
  return {
    message: failure.message ?? String(thrown),
    sqlState: failure.code ?? null,
    constraint: failure.constraint ?? null,
    column: failure.column ?? null,
  };
}
