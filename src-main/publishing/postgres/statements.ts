import type { JourneyTemplateRow } from '../../../shared/journeys/journey-template-row.ts';
import type { Parameter } from './connection.ts';
import { tableIn } from './identifiers.ts';
import { authoredColumns, rowParameters, rowTextSql, templateTable, tokenSql } from './templates.ts';

/** One statement of a plan, exactly as it is sent. */
export interface Statement {
  readonly role: 'guard' | 'lock-rows' | 'names' | 'update' | 'insert' | 'verify';
  readonly sql: string;
  readonly parameters: readonly Parameter[];
  readonly purpose: string;
  /** Rows that it must write; null where it writes none. */
  readonly rows: number | null;
}

export interface PushRows {
  readonly inserts: readonly JourneyTemplateRow[];
  /** With the name that the row has there now. */
  readonly updates: readonly { readonly row: JourneyTemplateRow; readonly nameThere: string }[];
}

/** Any number, the same for everybody who publishes. */
export const publishLock = '7340918';
/** Ten parameters a row; the protocol carries 65,535 in one statement. */
const rowsPerStatement = 1_000;

/** Everything between BEGIN and COMMIT, in order. The rehearsal and the push run the same list. */
export function pushStatements(schema: string, { inserts, updates }: PushRows): Statement[] {
  const table = tableIn(schema, templateTable);
  const rows = [...inserts, ...updates.map(({ row }) => row)];
  const ids = rows.map(({ id }) => id).sort();
  return [
    guard("SET LOCAL lock_timeout = '2s'", [], 'Wait 2 s at most for a lock, then stop'),
    guard("SET LOCAL statement_timeout = '60s'", [], 'Stop a statement after 60 s'),
    guard('SELECT pg_advisory_xact_lock($1::bigint)', [publishLock], 'Take the publish lock'),
    {
      ...guard(
        `SELECT t.id, ${tokenSql('t')} AS hash FROM ${table} t WHERE t.id = ANY ($1::uuid[]) ORDER BY t.id FOR UPDATE`,
        [ids],
        'Lock the rows and compare them with the plan',
      ),
      role: 'lock-rows',
    },
    {
      ...guard(
        `SELECT t.template_name FROM ${table} t WHERE t.template_name = ANY ($1::text[]) AND t.id <> ALL ($2::uuid[])`,
        [rows.map((row) => row.template_name), ids],
        'Look whether another row has one of the names',
      ),
      role: 'names',
    },
    ...renamesAside(table, updates),
    ...chunks(updates.map(({ row }) => row)).map((chunk) => updateStatement(table, chunk)),
    ...chunks(inserts).map((chunk) => insertStatement(table, chunk)),
    {
      role: 'verify',
      sql: `SELECT t.id, ${tokenSql('t')} AS hash FROM ${table} t WHERE t.id = ANY ($1::uuid[]) ORDER BY t.id`,
      parameters: [ids],
      purpose: 'Read the rows again and compare their hashes',
      rows: null,
    },
  ];
}

/** What the rows would be as the server writes them, to compare with what it holds after the writes. */
export function intendedTokens(
  rows: readonly JourneyTemplateRow[],
): { sql: string; parameters: Parameter[] }[] {
  return chunks(rows).map((chunk) => {
    const { values, parameters } = valueList(chunk);
    const names = authoredColumns.map(({ name }) => name).join(', ');
    return {
      sql: `SELECT v.id, ${tokenSql('v')} AS hash, ${rowTextSql('v')} AS text FROM (VALUES ${values}) AS v (${names})`,
      parameters,
    };
  });
}

function guard(sql: string, parameters: readonly Parameter[], purpose: string): Statement {
  return { role: 'guard', sql, parameters, purpose, rows: null };
}

/** Names are unique at once, not at the end: a name that another row of this plan still has is freed first. */
function renamesAside(table: string, updates: PushRows['updates']): Statement[] {
  const wanted = new Map(updates.map(({ row }) => [row.template_name, row.id]));
  const inTheWay = updates.filter(({ row, nameThere }) => (wanted.get(nameThere) ?? row.id) !== row.id);
  if (inTheWay.length === 0) return [];
  return [
    {
      role: 'update',
      sql: `UPDATE ${table} AS t SET template_name = '~ ' || t.id::text WHERE t.id = ANY ($1::uuid[])`,
      parameters: [inTheWay.map(({ row }) => row.id)],
      purpose: `Free ${inTheWay.length} names that change hands`,
      rows: inTheWay.length,
    },
  ];
}

function updateStatement(table: string, rows: readonly JourneyTemplateRow[]): Statement {
  const { values, parameters } = valueList(rows);
  const names = authoredColumns.map(({ name }) => name);
  const set = names.filter((name) => name !== 'id').map((name) => `${name} = v.${name}`);
  return {
    role: 'update',
    sql: `UPDATE ${table} AS t SET ${set.join(', ')}, updated_at = now() FROM (VALUES ${values}) AS v (${names.join(', ')}) WHERE t.id = v.id`,
    parameters,
    purpose: `Update ${rows.length} ${rows.length === 1 ? 'row' : 'rows'} of ${templateTable}`,
    rows: rows.length,
  };
}

function insertStatement(table: string, rows: readonly JourneyTemplateRow[]): Statement {
  const { values, parameters } = valueList(rows);
  return {
    role: 'insert',
    sql: `INSERT INTO ${table} (${authoredColumns.map(({ name }) => name).join(', ')}) VALUES ${values}`,
    parameters,
    purpose: `Insert ${rows.length} ${rows.length === 1 ? 'row' : 'rows'} into ${templateTable}`,
    rows: rows.length,
  };
}

function valueList(rows: readonly JourneyTemplateRow[]) {
  const parameters: Parameter[] = [];
  const tuples = rows.map((row) => {
    const from = parameters.length;
    parameters.push(...rowParameters(row));
    return `(${authoredColumns.map(({ cast }, index) => `$${from + index + 1}::${cast}`).join(', ')})`;
  });
  return { values: tuples.join(', '), parameters };
}

function chunks<Item>(items: readonly Item[]): Item[][] {
  const parts: Item[][] = [];
  for (let at = 0; at < items.length; at += rowsPerStatement)
    parts.push(items.slice(at, at + rowsPerStatement));
  return parts;
}
