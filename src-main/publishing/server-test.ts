import { err, ok, type Result } from '../../shared/base/result.ts';
import type { CommandInput, CommandOutput } from '../../shared/contract/commands.ts';
import type { AppError } from '../../shared/contract/errors.ts';
import type { EnvironmentsService } from './environments-service.ts';
import { sandboxId } from './environments-service.ts';
import type { Connection } from './postgres/connection.ts';
import { untrustedText } from './postgres/untrusted-text.ts';
import type { Sessions } from './sessions.ts';

type Output = CommandOutput<'publishing.test'>;

/** Connects, asks who is there, and leaves. Nothing is kept. */
export async function testServer(
  {
    environmentId,
    connection: to,
    password,
    clientKey = null,
    clientKeyPassphrase = null,
  }: CommandInput<'publishing.test'>,
  environments: EnvironmentsService,
  sessions: Sessions,
): Promise<Result<Output, AppError>> {
  const start = performance.now();
  const look = async (connection: Connection) => ok(await whoIsThere(connection, start));
  if (to.kind === 'sandbox') {
    const sandbox = environments.find(sandboxId);
    return sandbox.ok ? sessions.with(sandbox.value, look) : err(sandbox.error);
  }
  const typed = { password, key: clientKey, passphrase: clientKeyPassphrase };
  return sessions.withServer(to, await environments.credentialsFor(environmentId, to, typed), look);
}

async function whoIsThere(connection: Connection, start: number): Promise<Output> {
  const answer = await connection.query(
    `SELECT current_setting('server_version') AS version, current_user AS "user", current_database() AS "database"`,
  );
  const [row] = answer.rows;
  return {
    server: `PostgreSQL ${untrustedText(row?.['version'] ?? '')}`,
    user: untrustedText(row?.['user'] ?? ''),
    database: untrustedText(row?.['database'] ?? ''),
    milliseconds: Math.round(performance.now() - start),
    tls: connection.tls,
  };
}
