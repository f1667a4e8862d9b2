import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findServerUser } from './postgres-binaries.ts';
import { freePort, type PostgresServer } from './postgres-server.ts';

export interface Pooler {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

const patienceMs = 60_000;

/** The PgBouncer of this computer; null: none is installed. No package of ours brings one. */
export function findPooler(): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const found = folders.map((folder) => join(folder, 'pgbouncer')).find((file) => existsSync(file));
  return found ?? null;
}

/** PgBouncer before a server, in transaction mode: each transaction may get another session of a few. */
export async function startPooler(
  program: string,
  { host, port: serverPort, user, password }: Omit<PostgresServer, 'stop'>,
): Promise<Pooler> {
  const folder = mkdtempSync(join(tmpdir(), 'jd-pooler-'));
  const port = await freePort();
  const users = join(folder, 'users.txt');
  const settings = join(folder, 'pooler.ini');
  writeFileSync(users, `"${user}" "${password.replaceAll('"', '""')}"\n`);
  writeFileSync(
    settings,
    `[databases]
* = host=${host} port=${serverPort}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = transaction
default_pool_size = 2
`,
  );
  // It refuses to run as root, as the server does.
  const account = findServerUser();
  if (account) for (const path of [folder, users, settings]) chownSync(path, account.uid, account.gid);
  const pooler = spawn(program, ['-q', settings], { ...account, cwd: folder, stdio: 'ignore' });
  const kill = () => pooler.kill('SIGKILL');
  process.once('exit', kill);
  const until = Date.now() + patienceMs;
  while (!(await answers(port))) {
    if (pooler.exitCode !== null) throw new Error(`PgBouncer ended with ${pooler.exitCode}`);
    if (Date.now() > until) throw new Error('PgBouncer did not start');
    await sleep(20);
  }
  return {
    port,
    stop: async () => {
      process.off('exit', kill);
      const ended = new Promise((resolve) => {
        pooler.once('exit', resolve);
      });
      if (pooler.exitCode === null && pooler.kill('SIGTERM')) await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
