import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandInput, CommandOutput } from '../../../shared/contract/commands.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import { documentKinds } from '../../../shared/documents/document.ts';
import { type Connection, StatementFailed } from '../postgres/connection.ts';
import { readRole } from '../postgres/role.ts';
import { inTransaction } from '../postgres/transaction.ts';
import { untrustedText } from '../postgres/untrusted-text.ts';
import type { EnvironmentsService } from './environments-service.ts';
import { sandboxId } from './environments-service.ts';
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
  const schema = to.kind === 'sandbox' ? 'public' : to.schema;
  const look = async (connection: Connection) => ok(await whoIsThere(connection, schema, start));
  if (to.kind === 'sandbox') {
    const sandbox = environments.find(sandboxId);
    return sandbox.ok ? sessions.with(sandbox.value, look) : err(sandbox.error);
  }
  const typed = { password, key: clientKey, passphrase: clientKeyPassphrase };
  return sessions.withServer(to, await environments.credentialsFor(environmentId, to, typed), look);
}

async function whoIsThere(connection: Connection, schema: string, start: number): Promise<Output> {
  const answer = await connection.query(
    `SELECT current_setting('server_version') AS version, current_user AS "user", current_database() AS "database"`,
  );
  const [row] = answer.rows;
  const milliseconds = Math.round(performance.now() - start);
  return {
    server: `PostgreSQL ${untrustedText(row?.['version'] ?? '')}`,
    user: untrustedText(row?.['user'] ?? ''),
    database: untrustedText(row?.['database'] ?? ''),
    milliseconds,
    tls: connection.tls,
    role: await roleThere(connection, schema),
  };
}

/** Getting in is what is tested: what speaks Postgres and has another catalog is in too. */
async function roleThere(connection: Connection, schema: string): Promise<Output['role']> {
  try {
    return await inTransaction(connection, 'READ ONLY', () => readRole(connection, schema, documentKinds));
  } catch (thrown) {
    if (thrown instanceof StatementFailed) return null;
    throw thrown;
  }
}
