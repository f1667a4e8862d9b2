import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';
import { findBinaries, findServerUser } from './postgres-binaries.ts';

/** A connection as an environment of the application keeps it. */
export interface TestConnection {
  readonly kind: 'postgres';
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly schema: string;
  readonly tls: 'off';
  readonly authority: null;
}

export interface PostgresServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Everything of the cluster lies below it. */
  readonly folder: string;
  /** A new empty database, with the connection to it as an environment keeps it. */
  readonly createDatabase: (
    name?: string,
  ) => Promise<{ readonly connection: TestConnection; readonly password: string }>;
  /** Runs SQL as the superuser, for what a test changes behind the application's back. Values come back as text. */
  readonly run: (
    database: string,
    sql: string,
    parameters?: readonly unknown[],
  ) => Promise<Record<string, string | null>[]>;
  readonly stop: () => Promise<void>;
}

export interface PostgresOptions {
  /** Where the programs are; found by itself unless a test says otherwise. */
  readonly binaries?: string;
  /** PEM texts; with them the server offers TLS. */
  readonly tls?: {
    readonly certificate: string;
    readonly key: string;
    /** The authority of client certificates; with it the user `certified` comes in only with one of its name. */
    readonly clients?: string;
  };
}

const user = 'designer';
const password = 'a pass/word @of:tests%';
const patienceMs = 60_000;

/** What is needed to find a running server again and to stop it, also from another process. */
export interface RunningServer {
  readonly host: string;
  readonly port: number;
  readonly pid: number;
  readonly folder: string;
  /** What is to be removed when it has ended. */
  readonly folders: readonly string[];
}

/** A real Postgres on this computer with a fresh cluster under the temp folder: no durability, so that it is fast. */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const { running, server } = await launch(options, false);
  // A test process that ends in a hurry must not leave a server behind.
  const kill = () => server.kill('SIGQUIT');
  process.once('exit', kill);
  return {
    ...serverAt(running),
    stop: async () => {
      process.off('exit', kill);
      const ended = new Promise((resolve) => {
        server.once('exit', resolve);
      });
      if (server.exitCode === null && server.signalCode === null) {
        server.kill('SIGINT');
        await ended;
      }
      removeAll(running.folders);
    },
  };
}

/** A server that outlives this process: whoever knows `RunningServer` ends it. */
export async function leavePostgresRunning(): Promise<RunningServer> {
  const { running, server } = await launch({}, true);
  server.unref();
  return running;
}

/** Ends a server that was left running and removes what it leaves behind. */
export async function endPostgres({ pid, folders }: RunningServer): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  const until = Date.now() + patienceMs;
  while (isAlive(pid) && Date.now() < until) await sleep(30);
  removeAll(folders);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function removeAll(folders: readonly string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** The hands on a server that runs already; `stop` is left to whoever started it. */
export function serverAt({ host, port, folder }: RunningServer): Omit<PostgresServer, 'stop'> {
  const at = { host, port };
  return {
    ...at,
    user,
    password,
    folder,
    createDatabase: async (name = `d${randomUUID().slice(0, 8)}`) => {
      await runSql(at, 'postgres', `CREATE DATABASE ${escapeIdentifier(name)}`, []);
      const connection = {
        kind: 'postgres',
        ...at,
        database: name,
        user,
        schema: 'public',
        tls: 'off',
        authority: null,
      } as const;
      return { connection, password };
    },
    run: (database, sql, parameters = []) => runSql(at, database, sql, parameters),
  };
}

/** Before the lines that are there: of two that fit, the first one counts. */
function demandCertificates(file: string): void {
  const demand = 'hostssl all certified 127.0.0.1/32 scram-sha-256 clientcert=verify-full';
  writeFileSync(file, `${demand}\nhost all certified 127.0.0.1/32 reject\n${readFileSync(file, 'utf8')}`);
}

async function launch(options: PostgresOptions, outlives: boolean) {
  const account = findServerUser();
  const binaries = await findBinaries(account, options.binaries);
  const folder = mkdtempSync(join(tmpdir(), 'jd-postgres-'));
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, `${password}\n`);
  if (account) for (const path of [folder, passwordFile]) chownSync(path, account.uid, account.gid);
  const data = join(folder, 'data');
  const as = { ...account, cwd: folder, env: { ...process.env, LC_MESSAGES: 'C', TZ: 'UTC' } };
  const folders = binaries.copy === null ? [folder] : [folder, binaries.copy];
  try {
    const flags = [
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--no-locale',
      '--no-sync',
      '--no-instructions',
    ];
    await finished(
      spawn(
        binaries.initdb,
        [`--pgdata=${data}`, `--username=${user}`, `--pwfile=${passwordFile}`, ...flags],
        as,
      ),
    );
    if (options.tls) {
      for (const [name, text] of Object.entries(options.tls)) {
        const file = join(data, `${name}.pem`);
        writeFileSync(file, text, { mode: 0o600 });
        if (account) chownSync(file, account.uid, account.gid);
      }
    }
    if (options.tls?.clients) demandCertificates(join(data, 'pg_hba.conf'));
    const tls = options.tls
      ? [
          'ssl=on',
          'ssl_cert_file=certificate.pem',
          'ssl_key_file=key.pem',
          ...(options.tls.clients ? ['ssl_ca_file=clients.pem'] : []),
        ]
      : [];
    const settings = [
      'fsync=off',
      'full_page_writes=off',
      'synchronous_commit=off',
      'listen_addresses=127.0.0.1',
    ];
    const more = ['unix_socket_directories=', 'max_connections=60', 'shared_buffers=32MB', 'autovacuum=off'];
    // A file, because a server may outlive the process that started it, and with it the other end of a pipe.
    const output = join(folder, 'output.log');
    const flagsOf = (port: number) => [
      '-D',
      data,
      '-p',
      String(port),
      ...[...settings, ...more, ...tls].flatMap((setting) => ['-c', setting]),
    ];
    const { server, port } = await onFreePort(output, (free) => {
      const file = openSync(output, 'w');
      const child = spawn(binaries.postgres, flagsOf(free), {
        ...as,
        stdio: ['ignore', file, file],
        detached: outlives,
      });
      closeSync(file);
      return child;
    });
    const running: RunningServer = { host: '127.0.0.1', port, pid: server.pid ?? 0, folder, folders };
    return { running, server };
  } catch (thrown) {
    removeAll(folders);
    throw thrown;
  }
}

/** A port that was free a moment ago may be taken by the next: then another one is tried. */
async function onFreePort(output: string, start: (port: number) => ChildProcess) {
  for (let tries = 1; ; tries += 1) {
    const port = await freePort();
    const server = start(port);
    try {
      await ready(server, output);
      return { server, port };
    } catch (thrown) {
      if (tries === 3 || !/already in use/i.test(String(thrown))) throw thrown;
    }
  }
}

async function runSql(
  at: { readonly host: string; readonly port: number },
  database: string,
  sql: string,
  parameters: readonly unknown[],
): Promise<Record<string, string | null>[]> {
  const types = { getTypeParser: () => (text: string | Buffer) => String(text) };
  const client = new Client({ ...at, database, user, password, types });
  await client.connect();
  try {
    // Without parameters the simple protocol is used, which takes several statements at once.
    const result = parameters.length > 0 ? await client.query(sql, [...parameters]) : await client.query(sql);
    const last = Array.isArray(result) ? result.at(-1) : result;
    return last?.rows ?? [];
  } finally {
    await client.end();
  }
}

function finished(child: ChildProcess): Promise<void> {
  let output = '';
  child.stdout?.on('data', (chunk) => (output += String(chunk)));
  child.stderr?.on('data', (chunk) => (output += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`initdb ended with ${code}: ${output}`)),
    );
  });
}

async function ready(server: ChildProcess, outputFile: string): Promise<void> {
  let failed: Error | null = null;
  server.once('error', (error) => (failed = error));
  const until = Date.now() + patienceMs;
  for (;;) {
    const output = readFileSync(outputFile, 'utf8');
    if (output.includes('database system is ready to accept connections')) return;
    if (failed) throw failed;
    if (server.exitCode !== null) throw new Error(`Postgres ended with ${server.exitCode}: ${output}`);
    if (Date.now() > until) throw new Error(`Postgres did not start: ${output}`);
    await sleep(30);
  }
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port')),
      );
    });
  });
}
