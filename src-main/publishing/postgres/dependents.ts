import { documentKinds } from '../../../shared/documents/document.ts';
import { unitOf } from '../../../shared/publishing/units.ts';
import { type Connection, isTrue } from './connection.ts';
import { tableIn } from './identifiers.ts';
import type { RemoteUnit } from './units.ts';
import { untrustedText } from './untrusted-text.ts';

/** What people call the rows of a table that go with a row of ours. */
const words: Readonly<Record<string, { readonly one: string; readonly many: string }>> = {
  funnel_stages: { one: 'step', many: 'steps' },
  process_executions: { one: 'execution with its history', many: 'executions with their history' },
};

interface Dependence {
  /** Quoted, with its schema. */
  readonly table: string;
  readonly column: string;
  readonly one: string;
  readonly many: string;
  /** Not every user who may write a table may read those that hang on it; asking in vain would end the transaction. */
  readonly mayCount: boolean;
}

/** How many rows would go along if these were deleted, in words, by document: whatever the database itself cascades to. */
export async function countDependents(
  connection: Connection,
  schema: string,
  units: readonly Pick<RemoteUnit, 'kind' | 'id'>[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  const add = (id: string, text: string) => found.set(id, [...(found.get(id) ?? []), text]);
  for (const kind of documentKinds) {
    const ids = units.filter((unit) => unit.kind === kind).map(({ id }) => id);
    if (ids.length === 0) continue;
    const dependences = await readDependences(connection, tableIn(schema, unitOf(kind).table));
    for (const { table, column, one, many, mayCount } of dependences) {
      if (!mayCount) {
        for (const id of ids) add(id, `${many}, which this user may not count`);
        continue;
      }
      const { rows } = await connection.query(
        `SELECT d.${column}::text AS id, count(*)::text AS n FROM ${table} d WHERE d.${column} = ANY ($1::uuid[]) GROUP BY d.${column}`,
        [ids],
      );
      for (const row of rows) {
        const count = row['n'] ?? '0';
        add(row['id'] ?? '', `${count} ${count === '1' ? one : many}`);
      }
    }
  }
  return found;
}

/** The foreign keys to a table that delete with it, also those of tables that the data model does not know. */
async function readDependences(connection: Connection, parent: string): Promise<Dependence[]> {
  const { rows } = await connection.query(
    `SELECT c.relname AS name, pg_catalog.format('%I.%I', n.nspname, c.relname) AS "table", pg_catalog.quote_ident(a.attname) AS "column",
       pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT') AS may
     FROM pg_catalog.pg_constraint f
     JOIN pg_catalog.pg_class c ON c.oid = f.conrelid
     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_catalog.pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
     WHERE f.contype = 'f' AND f.confdeltype = 'c' AND f.conparentid = 0
       AND f.confrelid = pg_catalog.to_regclass($1) AND pg_catalog.cardinality(f.conkey) = 1 AND a.atttypid = 'uuid'::regtype
     ORDER BY n.nspname, c.relname, a.attname`,
    [parent],
  );
  return rows.map((row) => {
    const name = row['name'] ?? '';
    const shown = untrustedText(name);
    const { one, many } = words[name] ?? { one: `row of ${shown}`, many: `rows of ${shown}` };
    return {
      table: row['table'] ?? '',
      column: row['column'] ?? '',
      one,
      many,
      mayCount: isTrue(row['may']),
    };
  });
}
