import { type Connection, isTrue } from './connection.ts';

/** One foreign key that the server follows when a row of its parent is deleted. */
export interface FollowedKey {
  /** Their numbers in the catalog, as text. */
  readonly parent: string;
  readonly child: string;
  /** Quoted, with the schema. */
  readonly parentTable: string;
  readonly childTable: string;
  readonly childName: string;
  /** Which rows `c` of the child hang on a row `p` of the parent. */
  readonly condition: string;
  /** `deletes`: the rows go along; `clears`: they stay, and their reference becomes NULL or the default. */
  readonly does: 'deletes' | 'clears';
  /** Not every user who may write a table may read those that hang on it; asking in vain would end the transaction. */
  readonly mayCount: boolean;
  /** Policies decide which of its rows this user sees. */
  readonly hidesRows: boolean;
}

/**
 * Every foreign key that a delete in `table` (quoted) reaches, through as many tables as there are, also those that the data
 * model does not know; `root` is the number of the table itself.
 */
export async function readFollowedKeys(
  connection: Connection,
  table: string,
): Promise<{ readonly root: string; readonly keys: readonly FollowedKey[] }> {
  const { rows } = await connection.query(followedKeysSql, [table]);
  const keys = rows.map((row) => ({
    parent: row['parent'] ?? '',
    child: row['child'] ?? '',
    parentTable: row['parent_table'] ?? '',
    childTable: row['child_table'] ?? '',
    childName: row['child_name'] ?? '',
    condition: row['condition'] ?? 'FALSE',
    does: row['action'] === 'c' ? ('deletes' as const) : ('clears' as const),
    mayCount: isTrue(row['may']),
    hidesRows: isTrue(row['hides']),
  }));
  return { root: rows[0]?.['root'] ?? '', keys };
}

/** UNION forgets what was reached already, so tables that refer to each other end too. A key of a partitioned table counts once. */
const followedKeysSql = `WITH RECURSIVE reached (oid) AS (
  SELECT pg_catalog.to_regclass($1)::oid
  UNION
  SELECT f.conrelid FROM reached r JOIN pg_catalog.pg_constraint f
    ON f.confrelid = r.oid AND f.contype = 'f' AND f.confdeltype = 'c' AND f.conparentid = 0
)
SELECT pg_catalog.to_regclass($1)::oid::text AS root, f.confrelid::text AS parent, f.conrelid::text AS child, f.confdeltype::text AS action, c.relname AS child_name,
  pg_catalog.format('%I.%I', pn.nspname, p.relname) AS parent_table, pg_catalog.format('%I.%I', cn.nspname, c.relname) AS child_table,
  pg_catalog.has_schema_privilege(cn.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT') AS may,
  pg_catalog.row_security_active(c.oid) AS hides,
  (SELECT string_agg(pg_catalog.format('c.%I = p.%I', ca.attname, pa.attname), ' AND ' ORDER BY k.place)
   FROM unnest(f.conkey, f.confkey) WITH ORDINALITY AS k (child, parent, place)
   JOIN pg_catalog.pg_attribute ca ON ca.attrelid = f.conrelid AND ca.attnum = k.child
   JOIN pg_catalog.pg_attribute pa ON pa.attrelid = f.confrelid AND pa.attnum = k.parent) AS condition
FROM pg_catalog.pg_constraint f
JOIN reached r ON r.oid = f.confrelid
JOIN pg_catalog.pg_class c ON c.oid = f.conrelid JOIN pg_catalog.pg_namespace cn ON cn.oid = c.relnamespace
JOIN pg_catalog.pg_class p ON p.oid = f.confrelid JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
WHERE f.contype = 'f' AND f.confdeltype IN ('c', 'n', 'd') AND f.conparentid = 0
ORDER BY cn.nspname, c.relname, f.conname`;
