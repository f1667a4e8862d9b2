import { createHash, type Hash } from 'node:crypto';
import type { Database } from './database.ts';

/** What a table holds, in a form that two files can be compared by: the number of rows and one hash for each column. */
export interface TableFingerprint {
  readonly rows: number;
  readonly columns: Readonly<Record<string, string>>;
  /** The columns that the rows were ordered by. */
  readonly order: readonly string[];
}

export type Fingerprint = Readonly<Record<string, TableFingerprint>>;

interface Column {
  readonly name: string;
  readonly pk: number;
}

/** Reads every row of every table, in one transaction of the caller or as it stands. `orders` keeps an earlier row order. */
export function fingerprintDatabase(database: Database, orders: Fingerprint = {}): Fingerprint {
  const tables = database
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )
    .pluck()
    .all();
  return Object.fromEntries(
    tables.map((table) => [table, fingerprintTable(database, table, orders[table]?.order)]),
  );
}

function fingerprintTable(
  database: Database,
  table: string,
  order: readonly string[] | undefined,
): TableFingerprint {
  const columns = database.pragma(`table_info(${quote(table)})`) as Column[];
  const keys = columns.filter((column) => column.pk > 0).sort((a, b) => a.pk - b.pk);
  const sorted = order ?? (keys.length > 0 ? keys : columns).map((column) => column.name);
  const names = columns.map((column) => column.name);
  const hashes = names.map(() => createHash('sha256'));
  const rows = database
    .prepare<[], unknown[]>(
      `SELECT ${names.map(quote).join(', ')} FROM ${quote(table)} ORDER BY ${sorted.map(quote).join(', ')}`,
    )
    .raw()
    .safeIntegers();
  let count = 0;
  for (const row of rows.iterate()) {
    count += 1;
    for (const [index, hash] of hashes.entries()) addValue(hash, row[index]);
  }
  const digests = hashes.map((hash) => hash.digest('hex'));
  return {
    rows: count,
    columns: Object.fromEntries(names.map((name, index) => [name, digests[index] ?? ''])),
    order: sorted,
  };
}

/** Type, length and content, so that no two different columns of values read the same. */
function addValue(hash: Hash, value: unknown): void {
  if (value === null) hash.update('n;');
  else if (typeof value === 'string') hash.update(`t${value.length}:`).update(value);
  else if (typeof value === 'bigint') hash.update(`i${value};`);
  else if (typeof value === 'number') hash.update(`r${value};`);
  else if (Buffer.isBuffer(value)) hash.update(`b${value.length}:`).update(value);
  else throw new Error(`SQLite gave a value of type ${typeof value}`);
}

/**
 * What `after` lost of `before`, in words; null where every table, row count and common column is the same. `rewritten`
 * names the tables whose content was meant to change; a dropped column is no difference.
 */
export function fingerprintDifference(
  before: Fingerprint,
  after: Fingerprint,
  rewritten: ReadonlySet<string> = new Set(),
): string | null {
  for (const [table, was] of Object.entries(before)) {
    if (rewritten.has(table)) continue;
    const is = after[table];
    if (!is) return `table ${table} is gone`;
    if (is.rows !== was.rows) return `table ${table} has ${is.rows} rows instead of ${was.rows}`;
    for (const [column, hash] of Object.entries(was.columns)) {
      if (Object.hasOwn(is.columns, column) && is.columns[column] !== hash) {
        return `column ${table}.${column} holds other values`;
      }
    }
  }
  return null;
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
