import { type Connection, type Parameter, StatementFailed, type TextRow } from './connection.ts';

/** For how long something is counted, in seconds: whoever looks at a plan waits for it. */
export const countingSeconds = 5;

/** What a question answers inside a transaction, which goes on in any case; null: it took too long, or the server could not. */
export async function rowsInTime(
  connection: Connection,
  sql: string,
  parameters: readonly Parameter[],
): Promise<readonly TextRow[] | null> {
  await connection.query('SAVEPOINT counting');
  try {
    await connection.query(`SET LOCAL statement_timeout = '${countingSeconds}s'`);
    return (await connection.query(sql, parameters)).rows;
  } catch (thrown) {
    if (thrown instanceof StatementFailed) return null;
    throw thrown;
  } finally {
    // Takes the time limit back too.
    await connection.query('ROLLBACK TO SAVEPOINT counting').catch(() => undefined);
  }
}
