import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { TestConnection } from '../e2e/harness/postgres-server.ts';
import { unitOf } from '../shared/publishing/units.ts';

const psql = ['/usr/bin/psql', '/usr/local/bin/psql'].find((path) => existsSync(path));
const columns = unitOf('journey')
  .columns.map(({ name }) => name)
  .join(', ');

/** What Postgres brings along for loading rows; null where it is not installed. */
export const peer = psql === undefined ? null : { save, load };

/** The authored columns of all templates into a file. */
function save(from: TestConnection, password: string, file: string): void {
  run(from, password, `\\copy (SELECT ${columns} FROM journey_templates) TO '${file}'`);
}

/** How long the same rows take from that file into an empty table, in ms. */
function load(to: TestConnection, password: string, file: string): number {
  const started = performance.now();
  run(to, password, `\\copy journey_templates (${columns}) FROM '${file}'`);
  return performance.now() - started;
}

function run({ host, port, user, database }: TestConnection, password: string, command: string): void {
  const done = spawnSync(
    psql ?? '',
    [
      '-X',
      '-q',
      '-h',
      host,
      '-p',
      String(port),
      '-U',
      user,
      '-d',
      database,
      '-v',
      'ON_ERROR_STOP=1',
      '-c',
      command,
    ],
    { env: { PGPASSWORD: password }, encoding: 'utf8' },
  );
  if (done.status !== 0) throw new Error(`psql: ${done.stderr}`);
}
