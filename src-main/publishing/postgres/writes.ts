import { canonicalJson } from '../../../shared/base/json.ts';
import { documentKinds } from '../../../shared/documents/document.ts';
import type { Column } from '../../../shared/publishing/column.ts';
import { unitOf } from '../../../shared/publishing/units.ts';
import type { ReadValue } from './sql-pattern.ts';
import type { SqlToken } from './sql-tokens.ts';

/** What a list of statements does to one table, however it is said. */
export interface TableWrites {
  readonly table: string;
  readonly columns: readonly Column[];
  /** How the statements call a row of it. */
  readonly alias: 't' | 'p';
  /** What may change hands between two rows: a name, or a place. */
  readonly unique: { readonly column: string; readonly isPlace: boolean };
  /** The values that each row ends with, by its id, in the order of the columns. */
  readonly rows: Map<string, readonly ReadValue[]>;
  readonly deleted: string[];
  /** Rows whose name or place is freed first, with the one that they end with. */
  readonly aside: { readonly id: string; readonly wanted: ReadValue }[];
}

export type Writes = ReadonlyMap<string, TableWrites>;

/** For every table of the kinds: nothing. */
export function emptyWrites(): Writes {
  const tables = documentKinds.flatMap((kind): TableWrites[] => {
    const { table, columns, name, parts } = unitOf(kind);
    const none = () => ({ rows: new Map<string, readonly ReadValue[]>(), deleted: [], aside: [] });
    const own = { table, columns, alias: 't', unique: { column: name, isPlace: false }, ...none() } as const;
    if (!parts) return [own];
    const unique = { column: parts.order, isPlace: true };
    return [own, { table: parts.table, columns: parts.columns, alias: 'p', unique, ...none() }];
  });
  return new Map(tables.map((one) => [one.table, one]));
}

/** The table that a statement is about: the name after the first dot, for tables are always named with their schema. */
export function targetOf(tokens: readonly SqlToken[]): string {
  const dot = tokens.findIndex(({ kind, value }) => kind === 'mark' && value === '.');
  return dot < 0 ? '' : (tokens[dot + 1]?.value ?? '');
}

/** False where the row has no id or is written twice. */
export function addRow({ columns, rows }: TableWrites, values: readonly ReadValue[]): boolean {
  const id = values[columns.findIndex(({ name }) => name === 'id')];
  if (typeof id !== 'string' || rows.has(id)) return false;
  rows.set(id, values);
  return true;
}

/** Where two lists of statements do not do the same, in words; null: they do. What is freed first must end as its row does. */
export function firstDifference(written: Writes, planned: Writes): string | null {
  for (const [table, mine] of written) {
    const theirs = planned.get(table);
    if (!theirs) return `it writes ${table}, which the plan does not`;
    if (canonicalJson(mine.deleted.toSorted()) !== canonicalJson(theirs.deleted.toSorted())) {
      return `it deletes other rows of ${table} than the plan`;
    }
    if (mine.rows.size !== theirs.rows.size)
      return `it writes ${mine.rows.size} rows of ${table} instead of ${theirs.rows.size}`;
    for (const [id, values] of mine.rows) {
      const wanted = theirs.rows.get(id);
      if (!wanted) return `it writes the row ${id} of ${table}, which the plan does not`;
      const at = values.findIndex((value, index) => !sameValue(value, wanted[index] ?? null));
      if (at >= 0) return `${mine.columns[at]?.name ?? ''} of the row ${id} of ${table} is not the plan's`;
    }
    const stray = strayAside(mine);
    if (stray !== null) return `it moves ${stray} of ${table} to another place than the plan`;
  }
  return null;
}

function strayAside({ aside, rows, columns, unique }: TableWrites): string | null {
  const at = columns.findIndex(({ name }) => name === unique.column);
  const stray = aside.find(({ id, wanted }) => !sameValue(rows.get(id)?.[at] ?? null, wanted));
  return stray?.id ?? null;
}

function sameValue(a: ReadValue, b: ReadValue): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b) && canonicalJson(a) === canonicalJson(b));
}
