import type { Json } from '../../../shared/base/json.ts';
import type { Column } from '../../../shared/publishing/column.ts';
import type { Row, Unit } from '../../../shared/publishing/units.ts';
import type { ArrayItem, Parameter } from './connection.ts';

/**
 * The authored columns of a unit as jsonb text: key order and number form are the server's, not ours. `parts` is what
 * the rows that belong to it are read from, with their alias `p`; it may name the row's alias.
 */
export function unitTextSql(unit: Unit, alias: string, parts: string): string {
  const row = objectSql(unit.columns, alias);
  if (!unit.parts) return `${row}::text`;
  const { columns, parent, order } = unit.parts;
  const list = `(SELECT coalesce(jsonb_agg(${objectSql(columns, 'p')} ORDER BY p.${order}, p.id), '[]'::jsonb) FROM ${parts} WHERE p.${parent} = ${alias}.id)`;
  return `jsonb_build_object('row', ${row}, 'parts', ${list})::text`;
}

/** The version token: SHA-256 of the unit's text, computed on the server. */
export function unitTokenSql(unit: Unit, alias: string, parts: string): string {
  return `encode(sha256(convert_to(${unitTextSql(unit, alias, parts)}, 'UTF8')), 'hex')`;
}

/**
 * 64 bits over the same values, for a quarter of the server's time: enough to see that what was written is what was rehearsed,
 * where nobody chooses the values to deceive. Texts count byte by byte, whatever the collation of their column.
 */
export function unitCheckSql(unit: Unit, alias: string, parts: string): string {
  const own = rowOf(unit.columns, alias);
  if (!unit.parts) return `hash_record_extended(ROW(${own}), 0)`;
  const { columns, parent, order } = unit.parts;
  const list = `(SELECT array_agg(hash_record_extended(ROW(${rowOf(columns, 'p')}), 0) ORDER BY p.${order}, p.id) FROM ${parts} WHERE p.${parent} = ${alias}.id)`;
  return `hash_record_extended(ROW(${own}, ${list}), 0)`;
}

function rowOf(columns: readonly Column[], alias: string): string {
  const values = columns.map(({ name, type }) => {
    const isText = type === 'text' || type === 'text[]';
    return isText ? `${alias}.${name} COLLATE "C"` : `${alias}.${name}`;
  });
  return values.join(', ');
}

function objectSql(columns: readonly Column[], alias: string): string {
  const pairs = columns.map((column) => `'${column.name}', ${valueSql(column, `${alias}.${column.name}`)}`);
  return `jsonb_build_object(${pairs.join(', ')})`;
}

/** Moments in one spelling, whatever the time zone of the session. */
function valueSql({ type }: Column, value: string): string {
  if (type !== 'timestamptz') return value;
  return `CASE WHEN isfinite(${value}) THEN to_char(${value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') ELSE ${value}::text END`;
}

export interface ValueList {
  /** '($1::uuid, $2::text), ($3::uuid, $4::text)'. */
  readonly values: string;
  readonly parameters: readonly Parameter[];
}

/** Rows as a list of VALUES. Casts carry no length, for one to varchar(n) would cut silently. */
export function valueList(columns: readonly Column[], rows: readonly Row[], from = 0): ValueList {
  const parameters: Parameter[] = [];
  const tuples = rows.map((row) => {
    const start = from + parameters.length;
    parameters.push(...rowParameters(columns, row));
    return `(${columns.map(({ type }, index) => `$${start + index + 1}::${type}`).join(', ')})`;
  });
  return { values: tuples.join(', '), parameters };
}

export interface RowSource {
  /** What follows FROM, with the alias `v`. */
  readonly from: string;
  /** What follows INSERT INTO and the names. */
  readonly inserted: string;
  readonly parameters: readonly Parameter[];
}

/** From so many rows on they travel as one array for each column: the server needs half the time, and nobody reads so many. */
export const rowsAsArrays = 101;
/** In UTF-16 units. The server takes 1 GiB of one value at most, and an array spells each quotation mark with a backslash. */
const longestArray = 60_000_000;

/** The rows of one statement. */
export function rowSource(columns: readonly Column[], rows: readonly Row[]): RowSource {
  const names = namesOf(columns);
  if (rows.length < rowsAsArrays || lengthOf(columns, rows) > longestArray) {
    const { values, parameters } = valueList(columns, rows);
    return { from: `(VALUES ${values}) AS v (${names})`, inserted: `VALUES ${values}`, parameters };
  }
  const from = arrayRows(columns, 'v');
  return { from, inserted: `SELECT ${names} FROM ${from}`, parameters: columnArrays(columns, rows) };
}

function lengthOf(columns: readonly Column[], rows: readonly Row[]): number {
  const written = columns.filter(({ type }) => type === 'jsonb' || type === 'text');
  const longOf = (value: Parameter) => (typeof value === 'string' ? value.length : 0);
  return rows.reduce(
    (sum, row) => rowParameters(written, row).reduce((more: number, value) => more + longOf(value), sum),
    0,
  );
}

/**
 * Rows out of one parameter for each column, each value in the type of its column. A list travels as JSON, for unnest takes
 * apart what is in an array to its last level.
 */
export function arrayRows(
  columns: readonly Column[],
  alias: string,
  parameter = (index: number) => `$${index + 1}`,
): string {
  const arrays = columns.map(({ type }, index) => `${parameter(index)}::${isList(type) ? 'jsonb' : type}[]`);
  const unnested = `unnest(${arrays.join(', ')})`;
  if (!columns.some(({ type }) => isList(type))) return `${unnested} AS ${alias} (${namesOf(columns)})`;
  const values = columns.map(({ name, type }) =>
    isList(type)
      ? `CASE WHEN u.${name} IS NOT NULL THEN ARRAY(SELECT jsonb_array_elements_text(u.${name})) END AS ${name}`
      : `u.${name}`,
  );
  return `(SELECT ${values.join(', ')} FROM ${unnested} AS u (${namesOf(columns)})) AS ${alias}`;
}

/** One list for each column. As the parameters of `arrayRows` a list among the values is JSON; COPY has it as an array. */
export function columnArrays(
  columns: readonly Column[],
  rows: readonly Row[],
  listText: (items: readonly ArrayItem[]) => string = JSON.stringify,
): ArrayItem[][] {
  return columns.map((column) =>
    rows.map((row) => {
      const [value = null] = rowParameters([column], row);
      return typeof value === 'object' && value !== null ? listText(value) : value;
    }),
  );
}

/** The rows that `columnArrays` took apart, each value as `rowParameters` has it. */
export function rowsOfArrays(
  columns: readonly Column[],
  arrays: readonly (readonly ArrayItem[])[],
  readList: (text: string) => readonly ArrayItem[] = JSON.parse,
): Parameter[][] {
  return (arrays[0] ?? []).map((_, at) =>
    columns.map(({ type }, index) => {
      const value = arrays[index]?.[at] ?? null;
      return isList(type) && value !== null ? readList(String(value)) : value;
    }),
  );
}

function isList(type: Column['type']): boolean {
  return type === 'text[]';
}

/** Each JSON value is needed several times, and thousands of them in one go: it is written as text once. */
const jsonTexts = new WeakMap<object, string>();

function jsonText(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const text = jsonTexts.get(value) ?? JSON.stringify(value);
  jsonTexts.set(value, text);
  return text;
}

/** A row's values in the order of the columns, as they are sent. */
export function rowParameters(columns: readonly Column[], row: Row): Parameter[] {
  return columns.map(({ name, type }) => {
    const value: Json = row[name] ?? null;
    if (value === null) return null;
    return type === 'jsonb' ? jsonText(value) : (value as string | number | boolean | readonly string[]);
  });
}

export function namesOf(columns: readonly Column[], alias = ''): string {
  return columns.map(({ name }) => (alias === '' ? name : `${alias}.${name}`)).join(', ');
}

/** Below it a statement costs its round trip, above it the server needs longer for each row. */
const bestRows = 1_000;
/** Many rows are shared out over so many statements at most. */
const mostStatements = 8;

/** Rows of one statement: the protocol carries 65,535 parameters. */
export function chunksOf<Item>(items: readonly Item[], columns: readonly Column[]): Item[][] {
  const shared = Math.max(bestRows, Math.ceil(items.length / mostStatements));
  const size = Math.min(shared, Math.floor(60_000 / columns.length));
  const parts: Item[][] = [];
  for (let at = 0; at < items.length; at += size) parts.push(items.slice(at, at + size));
  return parts;
}
