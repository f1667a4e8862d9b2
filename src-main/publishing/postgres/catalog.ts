import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../shared/base/json.ts';
import { compareTable, type Difference, type FoundTable } from './catalog-drift.ts';
import { type Connection, isTrue } from './connection.ts';
import { expectedTables } from './expected-tables.ts';
import { untrustedText } from './untrusted-text.ts';

export type { Difference } from './catalog-drift.ts';

export interface CatalogReport {
  readonly state: 'ready' | 'empty' | 'differs';
  readonly differences: readonly Difference[];
  /** Of each table that is there: a hash over its columns, constraints and unique indexes, whatever they are. */
  readonly fingerprints: Readonly<Record<string, string>>;
  /** Tables that take rows by COPY: it passes rules by, and the server refuses it where row level security is active. */
  readonly copies: readonly string[];
}

type Listing = Readonly<Record<string, Found>>;

/** The majors that every release is tested with. */
const [oldest, newest] = [14, 18];

/** Reads what stands in the schema under the ten names and compares it with the data model. */
export async function checkCatalog(connection: Connection, schema: string): Promise<CatalogReport> {
  const found = await readCatalog(connection, schema);
  const names = Object.keys(found);
  if (names.length === 0) return { state: 'empty', differences: [], fingerprints: {}, copies: [] };
  const differences = await serverDifferences(connection);
  for (const [table, expected] of Object.entries(expectedTables)) {
    const there = found[table];
    if (there) differences.push(...compareTable(table, expected, there));
    else differences.push(await missingTable(connection, schema, table, Object.keys(expected.columns)));
  }
  const state = differences.some(({ effect }) => effect !== 'harmless') ? 'differs' : 'ready';
  const fingerprints = Object.fromEntries(
    Object.entries(found).map(([table, there]) => [table, fingerprintOf(there)]),
  );
  const copies = Object.keys(found).filter((table) => found[table]?.takesCopy);
  return { state, differences, fingerprints, copies };
}

/** The ten tables as they are in the schema; tables of other names are nobody's business here. */
export async function readCatalog(connection: Connection, schema: string): Promise<Listing> {
  const parameters = [schema, Object.keys(expectedTables)];
  const tables: Record<string, Mutable> = {};
  const columns = await connection.query(columnsSql, parameters);
  for (const { table, name, definition, hides, rules } of columns.rows) {
    const hidesRows = isTrue(hides);
    const entry = (tables[table ?? ''] ??= {
      ...nothing(),
      hidesRows,
      takesCopy: !hidesRows && !isTrue(rules),
    });
    entry.columns[name ?? ''] = plainWords(definition ?? '');
  }
  const constraints = await connection.query(constraintsSql, parameters);
  for (const { table, type, definition } of constraints.rows) {
    const entry = tables[table ?? ''];
    if (type === 'u') entry?.unique.push(definition ?? '');
    if (type === 'c') entry?.checks.push(plainCheck(plainWords(definition ?? '')));
    if (type === 'f') entry?.references.push(definition ?? '');
  }
  const indexes = await connection.query(indexesSql, parameters);
  for (const { table, name, definition, valid } of indexes.rows) {
    const entry = tables[table ?? ''];
    if (!entry) continue;
    if (isTrue(valid)) entry.indexes[name ?? ''] = plainWords(definition ?? '');
    else entry.invalidIndexes.push(name ?? '');
  }
  return tables;
}

interface Found extends FoundTable {
  readonly takesCopy: boolean;
}

interface Mutable {
  readonly columns: Record<string, string>;
  readonly unique: string[];
  readonly checks: string[];
  readonly references: string[];
  readonly indexes: Record<string, string>;
  readonly invalidIndexes: string[];
  readonly hidesRows: boolean;
  readonly takesCopy: boolean;
}

function nothing() {
  return { columns: {}, unique: [], checks: [], references: [], indexes: {}, invalidIndexes: [] };
}

/** What decides whether a write goes through and what it means: other indexes may come and go. */
function fingerprintOf({ columns, unique, checks, references, indexes }: FoundTable): string {
  const uniqueIndexes = Object.entries(indexes).filter(([, definition]) => definition.includes(' unique'));
  const content = { columns, unique, checks, references, uniqueIndexes };
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

const fromTables = `FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`;
const ofOurs = `n.nspname = $1 AND c.relname = ANY ($2::text[]) AND c.relkind IN ('r', 'p')`;

const columnsSql = `SELECT c.relname AS "table", a.attname AS name, pg_catalog.row_security_active(c.oid) AS hides, c.relhasrules AS rules,
  pg_catalog.format_type(a.atttypid, a.atttypmod)
  || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
  || CASE WHEN a.attgenerated <> '' THEN ' generated' WHEN a.attidentity <> '' THEN ' identity'
     ELSE COALESCE(' default ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid, true), '') END AS definition
${fromTables}
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE ${ofOurs} ORDER BY c.relname, a.attnum`;

const columnNames = (keys: string, relation: string) =>
  `(SELECT string_agg(a.attname, ', ' ORDER BY k.place) FROM unnest(${keys}) WITH ORDINALITY AS k(number, place)
   JOIN pg_catalog.pg_attribute a ON a.attrelid = ${relation} AND a.attnum = k.number)`;

const constraintsSql = `SELECT c.relname AS "table", o.contype AS type,
  CASE o.contype
    WHEN 'u' THEN ${columnNames('o.conkey', 'o.conrelid')}
    WHEN 'c' THEN pg_catalog.pg_get_expr(o.conbin, o.conrelid, true)
    ELSE ${columnNames('o.conkey', 'o.conrelid')} || ' -> '
      || CASE WHEN fn.nspname = n.nspname THEN '' ELSE fn.nspname || '.' END || f.relname
      || '(' || ${columnNames('o.confkey', 'o.confrelid')} || ')'
      || CASE o.confdeltype WHEN 'c' THEN ' on delete cascade' WHEN 'n' THEN ' on delete set null'
         WHEN 'r' THEN ' on delete restrict' WHEN 'd' THEN ' on delete set default' ELSE '' END
  END AS definition
${fromTables}
JOIN pg_catalog.pg_constraint o ON o.conrelid = c.oid AND o.contype IN ('u', 'c', 'f')
LEFT JOIN pg_catalog.pg_class f ON f.oid = o.confrelid
LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
WHERE ${ofOurs} ORDER BY c.relname, o.contype, (SELECT min(k) FROM unnest(o.conkey) AS k), o.conname`;

const indexesSql = `SELECT c.relname AS "table", ic.relname AS name, i.indisvalid AS valid,
  COALESCE(${columnNames('i.indkey::int2[]', 'i.indrelid')}, 'an expression')
  || CASE WHEN i.indisunique THEN ' unique' ELSE '' END
  || COALESCE(' where (' || pg_catalog.pg_get_expr(i.indpred, i.indrelid, true) || ')', '') AS definition
${fromTables}
JOIN pg_catalog.pg_index i ON i.indrelid = c.oid AND NOT i.indisprimary
JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
WHERE ${ofOurs} AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint o WHERE o.conindid = i.indexrelid AND o.contype = 'u')
ORDER BY c.relname, ic.relname`;

/** The outer pair of brackets says nothing. */
function plainCheck(text: string): string {
  return text.startsWith('(') && text.endsWith(')') ? text : `(${text})`;
}

/** A server may be set to put every name into quotes; texts, which are in single ones, stay as they are. */
function plainWords(text: string): string {
  return text.replace(/'(?:[^']|'')*'|"([a-z_][a-z0-9_]*)"/g, (all, name?: string) => name ?? all);
}

async function serverDifferences(connection: Connection): Promise<Difference[]> {
  const { rows } = await connection.query(
    `SELECT current_setting('server_version') AS name, current_setting('server_version_num') AS number, pg_catalog.pg_is_in_recovery() AS standby`,
  );
  const major = Math.floor(Number(rows[0]?.['number']) / 10_000);
  const version = untrustedText(rows[0]?.['name'] ?? '');
  const texts = [
    ...(major >= oldest && major <= newest
      ? []
      : [`the server is PostgreSQL ${version}; Journey Designer is tested with ${oldest} to ${newest}`]),
    ...(isTrue(rows[0]?.['standby'])
      ? ['the server is a standby: it can be read, and written only at its primary']
      : []),
  ];
  return texts.map((text) => ({ table: '', text, effect: 'harmless', missing: null }));
}

/** A table that is missing was dropped, was renamed, or is something else now: what is found says which. */
async function missingTable(
  connection: Connection,
  schema: string,
  table: string,
  columns: readonly string[],
): Promise<Difference> {
  const { rows } = await connection.query(lookAlikesSql, [schema, table, columns]);
  const missing = { table, effect: 'unreadable', missing: 'table' } as const;
  if (rows.some(({ name }) => name === table)) {
    const text = `${table} is not a table there but something else, a view perhaps`;
    return { ...missing, text, missing: null };
  }
  const names = rows.slice(0, 3).map(({ name }) => `"${untrustedText(name ?? '')}"`);
  const renamed = names.length === 0 ? '' : `; ${names.join(', ')} has its columns: was it renamed?`;
  return { ...missing, text: `the table ${table} is missing${renamed}` };
}

/** What has the table's name, or every one of its columns under another one. */
const lookAlikesSql = `SELECT c.relname AS name ${fromTables}
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
GROUP BY c.oid, c.relname
HAVING c.relname = $2 OR array_agg(a.attname::text) @> $3::text[]
ORDER BY c.relname LIMIT 20`;
