import type { Connection } from '../postgres/connection.ts';

/**
 * Up to where a change log was seen, as one value: which transactions the snapshot of the look saw, and the server's clock
 * then. A transaction that was under way is not in it however low its number, so a late commit is never skipped.
 */
export const positionSql = `jsonb_build_object('snapshot', pg_catalog.pg_current_snapshot()::text, 'at', pg_catalog.clock_timestamp())::text`;

/** Read in the transaction that reads the rows, so that both are of one moment. */
export async function readPosition(connection: Connection): Promise<string | null> {
  const { rows } = await connection.query(`SELECT ${positionSql} AS position`);
  return rows[0]?.['position'] ?? null;
}
