import type { Connection } from './connection.ts';
import { type ExpectedTable, expectedTables } from './expected-tables.ts';

/** One way in which a database is not what the data model says, and what follows from it for a push. */
export interface Difference {
  readonly table: string;
  readonly text: string;
  /** `harmless`: everything can be written and read; `no-inserts`: rows can be changed but not added; `blocks`: not written. */
  readonly effect: 'blocks' | 'no-inserts' | 'harmless';
}

export interface CatalogReport {
  readonly state: 'ready' | 'empty' | 'differs';
  readonly differences: readonly Difference[];
}

type Listing = Readonly<Record<string, ExpectedTable>>;

/** Reads what stands in the schema under the ten names and compares it with the data model. */
export async function checkCatalog(connection: Connection, schema: string): Promise<CatalogReport> {
  const found = await readCatalog(connection, schema);
  if (Object.keys(found).length === 0) return { state: 'empty', differences: [] };
  const differences = Object.entries(expectedTables).flatMap(([table, expected]) => {
    const there = found[table];
    return there ? compareTable(table, expected, there) : [missingTable(table)];
  });
  const state = differences.some(({ effect }) => effect !== 'harmless') ? 'differs' : 'ready';
  return { state, differences };
}

/** The ten tables as they are in the schema; tables of other names are nobody's business here. */
export async function readCatalog(connection: Connection, schema: string): Promise<Listing> {
  const parameters = [schema, Object.keys(expectedTables)];
  const tables: Record<string, Mutable> = {};
  const columns = await connection.query(columnsSql, parameters);
  for (const { table, name, definition } of columns.rows) {
    const entry = (tables[table ?? ''] ??= {
      columns: {},
      unique: [],
      checks: [],
      references: [],
      indexes: {},
    });
    entry.columns[name ?? ''] = definition ?? '';
  }
  const constraints = await connection.query(constraintsSql, parameters);
  for (const { table, type, definition } of constraints.rows) {
    const entry = tables[table ?? ''];
    if (type === 'u') entry?.unique.push(definition ?? '');
    if (type === 'c') entry?.checks.push(plainCheck(definition ?? ''));
    if (type === 'f') entry?.references.push(definition ?? '');
  }
  const indexes = await connection.query(indexesSql, parameters);
  for (const { table, name, definition } of indexes.rows) {
    const entry = tables[table ?? ''];
    if (entry) entry.indexes[name ?? ''] = definition ?? '';
  }
  return tables;
}

interface Mutable {
  readonly columns: Record<string, string>;
  readonly unique: string[];
  readonly checks: string[];
  readonly references: string[];
  readonly indexes: Record<string, string>;
}

const fromTables = `FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`;
const ofOurs = `n.nspname = $1 AND c.relname = ANY ($2::text[]) AND c.relkind IN ('r', 'p')`;

const columnsSql = `SELECT c.relname AS "table", a.attname AS name,
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

const indexesSql = `SELECT c.relname AS "table", ic.relname AS name,
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

function missingTable(table: string): Difference {
  return { table, text: `the table ${table} is missing`, effect: 'blocks' };
}

function compareTable(table: string, expected: ExpectedTable, found: ExpectedTable): Difference[] {
  const differences: Difference[] = [];
  const say = (text: string, effect: Difference['effect']) => differences.push({ table, text, effect });
  for (const [name, wanted] of Object.entries(expected.columns)) {
    const there = found.columns[name];
    if (there === undefined) say(`${table}.${name} is missing`, 'blocks');
    else if (there !== wanted) compareColumn(`${table}.${name}`, wanted, there, say);
  }
  for (const [name, there] of Object.entries(found.columns)) {
    if (expected.columns[name] !== undefined) continue;
    const needed = there.includes(' not null') && !/ (default|generated|identity)/.test(there);
    if (needed)
      say(`${table}.${name} is not ours and may not be empty, so no row can be added`, 'no-inserts');
    else say(`${table}.${name} is not ours; it is left as it is`, 'harmless');
  }
  compareLists('unique', table, expected.unique, found.unique, say);
  compareLists('check', table, expected.checks, found.checks, say);
  compareLists('reference', table, expected.references, found.references, say);
  for (const [name, wanted] of Object.entries(expected.indexes)) {
    // An index may be called otherwise and do the same.
    const there =
      found.indexes[name] ?? Object.values(found.indexes).find((definition) => definition === wanted);
    if (there === undefined) say(`the index ${name} on ${table} is missing`, 'harmless');
    else if (there !== wanted) say(`the index ${name} is on (${there}), expected (${wanted})`, 'harmless');
  }
  for (const [name, there] of Object.entries(found.indexes)) {
    if (there.includes(' unique'))
      say(`the unique index ${name} on ${table} (${there}) is not ours`, 'blocks');
  }
  return differences;
}

type Say = (text: string, effect: Difference['effect']) => void;

function compareColumn(place: string, wanted: string, there: string, say: Say): void {
  const [want, have] = [columnParts(wanted), columnParts(there)];
  if (want.type !== have.type) {
    const text = `${place} is ${shortType(have.type)}, expected ${shortType(want.type)}`;
    say(text, isWider(have.type, want.type) ? 'harmless' : 'blocks');
  }
  if (want.notNull && !have.notNull) say(`${place} may be empty, expected not null`, 'harmless');
  if (!want.notNull && have.notNull) say(`${place} is not null, expected that it may be empty`, 'blocks');
  if (want.fallback !== have.fallback) {
    say(`${place} has ${defaultWords(have.fallback)}, expected ${defaultWords(want.fallback)}`, 'harmless');
  }
}

function columnParts(definition: string) {
  const match = /^(.*?)( not null)?( (?:default .*|generated|identity))?$/s.exec(definition);
  return { type: match?.[1] ?? definition, notNull: Boolean(match?.[2]), fallback: match?.[3]?.trim() ?? '' };
}

function defaultWords(fallback: string): string {
  return fallback === '' ? 'no default' : fallback;
}

function shortType(type: string): string {
  return type.replace('character varying', 'varchar').replace('timestamp with time zone', 'timestamptz');
}

function isWider(have: string, want: string): boolean {
  const wanted = /^character varying\((\d+)\)$/.exec(want)?.[1];
  if (wanted === undefined) return false;
  if (have === 'text' || have === 'character varying') return true;
  const there = /^character varying\((\d+)\)$/.exec(have)?.[1];
  return there !== undefined && Number(there) > Number(wanted);
}

function compareLists(
  what: string,
  table: string,
  expected: readonly string[],
  found: readonly string[],
  say: Say,
): void {
  for (const wanted of expected) {
    if (!found.includes(wanted))
      say(`${table} lacks the ${what} ${wanted}`, what === 'unique' ? 'blocks' : 'harmless');
  }
  for (const there of found) {
    if (!expected.includes(there)) say(`${table} has another ${what}: ${there}`, 'blocks');
  }
}
