import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  readonly tls?: { readonly certificate: string; readonly key: string };
}

const user = 'designer';
const password = 'a pass/word @of:tests%';
const patienceMs = 60_000;

/** A real Postgres on this computer with a fresh cluster under the temp folder: no durability, so that it is fast. */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const account = findServerUser();
  const binaries = await findBinaries(account, options.binaries);
  const folder = mkdtempSync(join(tmpdir(), 'jd-postgres-'));
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, `${password}\n`);
  if (account) for (const path of [folder, passwordFile]) chownSync(path, account.uid, account.gid);
  const data = join(folder, 'data');
  const as = { ...account, cwd: folder, env: { ...process.env, LC_MESSAGES: 'C', TZ: 'UTC' } };
  const clean = () => {
    rmSync(folder, { recursive: true, force: true });
    binaries.remove();
  };
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
    const tls = options.tls ? ['ssl=on', 'ssl_cert_file=certificate.pem', 'ssl_key_file=key.pem'] : [];
    const port = await freePort();
    const settings = [
      'fsync=off',
      'full_page_writes=off',
      'synchronous_commit=off',
      'listen_addresses=127.0.0.1',
    ];
    const more = ['unix_socket_directories=', 'max_connections=60', 'shared_buffers=32MB', 'autovacuum=off'];
    const server = spawn(
      binaries.postgres,
      [
        '-D',
        data,
        '-p',
        String(port),
        ...[...settings, ...more, ...tls].flatMap((setting) => ['-c', setting]),
      ],
      as,
    );
    await ready(server);
    // A test process that ends in a hurry must not leave a server behind.
    const kill = () => server.kill('SIGQUIT');
    process.once('exit', kill);
    const at = { host: '127.0.0.1', port };
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
      stop: async () => {
        process.off('exit', kill);
        const ended = new Promise((resolve) => {
          server.once('exit', resolve);
        });
        if (server.exitCode === null && server.signalCode === null) {
          server.kill('SIGINT');
          await ended;
        }
        clean();
      },
    };
  } catch (thrown) {
    clean();
    throw thrown;
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

function ready(server: ChildProcess): Promise<void> {
  let output = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Postgres did not start: ${output}`)), patienceMs);
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Postgres ended with ${code}: ${output}`)));
    server.stderr?.on('data', (chunk) => {
      output = (output + String(chunk)).slice(-10_000);
      if (!output.includes('database system is ready to accept connections')) return;
      clearTimeout(timer);
      resolve();
    });
  });
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
