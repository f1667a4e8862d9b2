import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  endPostgres,
  leavePostgresRunning,
  type PostgresServer,
  type RunningServer,
  serverAt,
} from './postgres-server.ts';

const variable = 'JD_TEST_POSTGRES';
const patienceMs = 90_000;

type SharedPostgres = Omit<PostgresServer, 'stop'>;

/**
 * The one server of a test run, started by the first test that asks: starting one takes seconds, a database of one's own
 * a tenth of one. Tests that restart or configure a server start their own.
 */
export async function sharedPostgres(): Promise<SharedPostgres> {
  const folder = process.env[variable];
  if (folder === undefined) throw new Error('The test run has no place for a shared server');
  const file = join(folder, 'server.json');
  if (claims(folder)) {
    const running = await leavePostgresRunning();
    writeFileSync(`${file}.new`, JSON.stringify(running));
    renameSync(`${file}.new`, file);
  }
  const until = Date.now() + patienceMs;
  while (!existsSync(file)) {
    if (Date.now() > until) throw new Error('The shared server did not start');
    await sleep(50);
  }
  return serverAt(JSON.parse(readFileSync(file, 'utf8')) as RunningServer);
}

/** Whether this process is the first to ask. */
function claims(folder: string): boolean {
  try {
    mkdirSync(join(folder, 'claimed'));
    return true;
  } catch {
    return false;
  }
}

/** Makes the place where the server of a run is found; the answer ends the run. Used as a global setup. */
export default function prepareSharedPostgres(): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jd-shared-postgres-'));
  process.env[variable] = folder;
  return async () => {
    const file = join(folder, 'server.json');
    if (existsSync(file)) await endPostgres(JSON.parse(readFileSync(file, 'utf8')) as RunningServer);
    rmSync(folder, { recursive: true, force: true });
  };
}
