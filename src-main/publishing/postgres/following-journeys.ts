import { type Connection, StatementFailed } from './connection.ts';
import { tableIn } from './identifiers.ts';
import { rightsOnRunning } from './running-journeys.ts';

/** For how long they are counted, in seconds: whoever looks at a plan waits for it. */
const countingSeconds = 5;

/**
 * What running journeys lose with these templates, in words, by template: they name it in their metadata, and no foreign key tells
 * of that. Nothing is said where nobody follows it, or where this user may not look.
 */
export async function followingJourneys(
  connection: Connection,
  schema: string,
  templateIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (templateIds.length === 0) return new Map();
  const { read } = await rightsOnRunning(connection, schema);
  if (!read) return new Map();
  await connection.query('SAVEPOINT following');
  try {
    await connection.query(`SET LOCAL statement_timeout = '${countingSeconds}s'`);
    const { rows } = await connection.query(
      `SELECT metadata #>> '{template,id}' AS id, count(*)::text AS n FROM ${tableIn(schema, 'customer_journeys')}
       WHERE completed_at IS NULL AND is_active IS NOT FALSE AND metadata #>> '{template,id}' = ANY ($1::text[]) GROUP BY 1`,
      [templateIds],
    );
    return new Map(rows.map(({ id, n }) => [id ?? '', inWords(Number(n))]));
  } catch (thrown) {
    if (!(thrown instanceof StatementFailed)) throw thrown;
    return new Map(
      templateIds.map((id) => [id, 'perhaps the template of running journeys, which could not be counted']),
    );
  } finally {
    // Takes the time limit back too.
    await connection.query('ROLLBACK TO SAVEPOINT following').catch(() => undefined);
  }
}

function inWords(journeys: number): string {
  return journeys === 1
    ? 'the template of 1 running journey, which stays without one'
    : `the template of ${journeys} running journeys, which stay without one`;
}
