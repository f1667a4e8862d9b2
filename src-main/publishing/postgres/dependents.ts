import { type Connection, isTrue } from './connection.ts';
import { tableIn } from './identifiers.ts';
import type { RemoteUnit } from './units.ts';

interface Dependence {
  readonly kind: RemoteUnit['kind'];
  readonly table: string;
  readonly column: string;
  readonly one: string;
  readonly many: string;
}

/** What the data model takes away with a row (ON DELETE CASCADE). */
const dependences: readonly Dependence[] = [
  { kind: 'funnel', table: 'funnel_stages', column: 'funnel_id', one: 'step', many: 'steps' },
  {
    kind: 'process',
    table: 'process_executions',
    column: 'process_id',
    one: 'execution with its history',
    many: 'executions with their history',
  },
];

/** How many rows would go along if these were deleted, in words, by document. */
export async function countDependents(
  connection: Connection,
  schema: string,
  units: readonly Pick<RemoteUnit, 'kind' | 'id'>[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (const { kind, table, column, one, many } of dependences) {
    const ids = units.filter((unit) => unit.kind === kind).map(({ id }) => id);
    if (ids.length === 0) continue;
    if (!(await mayCount(connection, tableIn(schema, table)))) {
      for (const id of ids) found.set(id, [`${many}, which this user may not count`]);
      continue;
    }
    const { rows } = await connection.query(
      `SELECT d.${column} AS id, count(*)::text AS n FROM ${tableIn(schema, table)} d WHERE d.${column} = ANY ($1::uuid[]) GROUP BY d.${column}`,
      [ids],
    );
    for (const row of rows) {
      const count = row['n'] ?? '0';
      const words = `${count} ${count === '1' ? one : many}`;
      const id = row['id'] ?? '';
      found.set(id, [...(found.get(id) ?? []), words]);
    }
  }
  return found;
}

/** Not every user who may write a table may read those that hang on it; asking in vain would end the transaction. */
async function mayCount(connection: Connection, table: string): Promise<boolean> {
  const { rows } = await connection.query(
    `SELECT coalesce(pg_catalog.has_table_privilege(pg_catalog.to_regclass($1), 'SELECT'), false) AS may`,
    [table],
  );
  return isTrue(rows[0]?.['may'] ?? null);
}
