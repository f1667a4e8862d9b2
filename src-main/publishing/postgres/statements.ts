import { type DocumentKind, documentKinds } from '../../../shared/documents/document.ts';
import { type Unit, type UnitRows, unitOf } from '../../../shared/publishing/units.ts';
import type { Parameter } from './connection.ts';
import type { Columns } from './copy-text.ts';
import { tableIn } from './identifiers.ts';
import { insertStatements } from './insert-statements.ts';
import { changedParts, partStatements } from './part-statements.ts';
import {
  arrayRows,
  chunksOf,
  columnArrays,
  rowSource,
  unitCheckSql,
  unitTextSql,
  unitTokenSql,
} from './unit-sql.ts';
import { partsIn } from './units.ts';

/** One statement of a plan, exactly as it is sent. */
export interface Statement {
  readonly role:
    | 'guard'
    | 'lock-rows'
    | 'names'
    | 'move-running'
    | 'stranded'
    | 'update'
    | 'insert'
    | 'delete'
    | 'verify';
  readonly sql: string;
  readonly parameters: readonly Parameter[];
  /** Its parameters are the columns of a COPY, which go behind it and not with it. */
  readonly copied?: Columns;
  readonly purpose: string;
  /** Rows that it must write; null where it writes none. */
  readonly rows: number | null;
  /** The documents whose hashes it answers with; those of other kinds are another statement's. */
  readonly ids: readonly string[];
}

/** What is to be written of one kind. */
export interface UnitWrites {
  readonly kind: DocumentKind;
  readonly inserts: readonly UnitRows[];
  /** With what stands there now. */
  readonly updates: readonly { readonly rows: UnitRows; readonly there: UnitRows }[];
  /** What stands there and is taken away, with everything that depends on it. */
  readonly deletes: readonly UnitRows[];
}

/** Any number, the same for everybody who publishes. */
export const publishLock = '7340918';

/**
 * Everything between BEGIN and COMMIT, in order. The rehearsal and the push run the same list. `moves`: what is done to running
 * journeys, whose stages are told by the templates as they are before the writes. `copies`: tables that take many rows by COPY.
 */
export function pushStatements(
  schema: string,
  all: readonly UnitWrites[],
  moves: readonly Statement[] = [],
  copies: readonly string[] = [],
): Statement[] {
  // Always in the sequence of the kinds: two pushes never wait for each other in a circle.
  const writes = documentKinds.flatMap((kind) => all.filter((one) => one.kind === kind && countOf(one) > 0));
  return [
    guard("SET LOCAL lock_timeout = '2s'", [], 'Wait 2 s at most for a lock, then stop'),
    guard("SET LOCAL statement_timeout = '60s'", [], 'Stop a statement after 60 s'),
    guard('SELECT pg_advisory_xact_lock($1::bigint)', [publishLock], 'Take the publish lock'),
    ...writes.flatMap((one) => lockStatements(schema, one)),
    ...moves,
    ...writes.flatMap((one) => writeStatements(schema, one, copies)),
    ...writes.map((one) => verifyStatement(schema, one)),
  ];
}

/** Every row of a unit that a statement of its writes touches. */
export function rowsOfWrites({ kind, inserts, updates, deletes }: UnitWrites): number {
  const { parts } = unitOf(kind);
  const added = inserts.reduce((sum, rows) => sum + 1 + rows.parts.length, 0);
  return updates.reduce((sum, update) => {
    const { removed, changed, added: fresh } = changedParts(parts, update);
    return sum + 1 + removed.length + changed.length + fresh.length;
  }, added + deletes.length);
}

/** What the units would be as the server writes them, to compare with what it holds after the writes. */
export function intendedTokens(
  kind: DocumentKind,
  all: readonly UnitRows[],
): { sql: string; parameters: readonly Parameter[] }[] {
  const unit = unitOf(kind);
  const { columns, parts } = unit;
  const ofParts = parts ? arrayRows(parts.columns, 'p', (index) => `$${columns.length + index + 1}`) : '';
  const sql = `SELECT v.id, ${unitTokenSql(unit, 'v', ofParts)} AS hash, ${unitTextSql(unit, 'v', ofParts)} AS text,
       ${unitCheckSql(unit, 'v', ofParts)} AS checksum
     FROM ${arrayRows(columns, 'v')}`;
  return unitChunks(all).map((chunk) => ({
    sql,
    parameters: [
      ...columnArrays(
        columns,
        chunk.map(({ row }) => row),
      ),
      ...(parts
        ? columnArrays(
            parts.columns,
            chunk.flatMap((rows) => rows.parts),
          )
        : []),
    ],
  }));
}

/**
 * So few that each finds its parts among few, and that nothing waits for long: what is sent in one go is put into the driver's form
 * in one go.
 */
function unitChunks(all: readonly UnitRows[]): UnitRows[][] {
  const rowsAtOnce = 500;
  const chunks: UnitRows[][] = [];
  let room = 0;
  for (const rows of all) {
    const size = 1 + rows.parts.length;
    if (size > room) {
      chunks.push([]);
      room = rowsAtOnce;
    }
    chunks.at(-1)?.push(rows);
    room -= size;
  }
  return chunks;
}

function countOf({ inserts, updates, deletes }: UnitWrites): number {
  return inserts.length + updates.length + deletes.length;
}

function guard(sql: string, parameters: readonly Parameter[], purpose: string): Statement {
  return { role: 'guard', sql, parameters, purpose, rows: null, ids: [] };
}

function unitsOf({ inserts, updates }: UnitWrites): readonly UnitRows[] {
  return [...inserts, ...updates.map(({ rows }) => rows)];
}

function idsOf(writes: UnitWrites): string[] {
  return [...unitsOf(writes), ...writes.deletes].map(({ row }) => row.id).toSorted();
}

function lockStatements(schema: string, writes: UnitWrites): Statement[] {
  const unit = unitOf(writes.kind);
  const table = tableIn(schema, unit.table);
  const ids = idsOf(writes);
  const token = unitTokenSql(unit, 't', partsIn(schema, unit));
  const compare = 'Lock the rows and compare them with the plan';
  const read = `SELECT t.id, ${token} AS hash FROM ${table} t WHERE t.id = ANY ($1::uuid[]) ORDER BY t.id`;
  return [
    // The parent first: its lock keeps others from adding parts, so that what is compared afterwards stays as it is.
    ...(unit.parts
      ? [
          guard(
            `SELECT t.id FROM ${table} t WHERE t.id = ANY ($1::uuid[]) ORDER BY t.id FOR UPDATE`,
            [ids],
            `Lock the rows of ${unit.table}`,
          ),
          guard(
            `SELECT p.id FROM ${tableIn(schema, unit.parts.table)} p WHERE p.${unit.parts.parent} = ANY ($1::uuid[]) ORDER BY p.id FOR UPDATE`,
            [ids],
            `Lock their rows of ${unit.parts.table}`,
          ),
          { ...guard(read, [ids], 'Compare the rows with the plan'), role: 'lock-rows' as const, ids },
        ]
      : [{ ...guard(`${read} FOR UPDATE`, [ids], compare), role: 'lock-rows' as const, ids }]),
    {
      ...guard(
        `SELECT t.${unit.name} AS name FROM ${table} t WHERE t.${unit.name} = ANY ($1::text[]) AND t.id <> ALL ($2::uuid[])`,
        [unitsOf(writes).map(({ row }) => row[unit.name] as string), ids],
        'Look whether another row has one of the names',
      ),
      role: 'names',
    },
  ];
}

function writeStatements(schema: string, writes: UnitWrites, copies: readonly string[]): Statement[] {
  const unit = unitOf(writes.kind);
  const table = tableIn(schema, unit.table);
  const columns = unit.columns;
  const set = columns.filter(({ name }) => name !== 'id').map(({ name }) => `${name} = v.${name}`);
  const rowsThere = chunksOf(
    writes.updates.map(({ rows }) => rows.row),
    columns,
  );
  return [
    // First, so that a name that goes is free for what comes.
    ...deleteStatements(table, unit, writes.deletes),
    ...renamesAside(table, unit, writes.updates),
    ...rowsThere.map((chunk): Statement => {
      const { from, parameters } = rowSource(columns, chunk);
      return {
        role: 'update',
        sql: `UPDATE ${table} AS t SET ${set.join(', ')}, updated_at = now() FROM ${from} WHERE t.id = v.id`,
        parameters,
        purpose: `Update ${countWords(chunk.length)} of ${unit.table}`,
        rows: chunk.length,
        ids: [],
      };
    }),
    ...insertStatements(
      schema,
      unit,
      writes.inserts.map(({ row }) => row),
      copies,
    ),
    ...(unit.parts ? partStatements(schema, unit.parts, writes, copies) : []),
  ];
}

function deleteStatements(table: string, unit: Unit, deletes: UnitWrites['deletes']): Statement[] {
  if (deletes.length === 0) return [];
  return [
    {
      role: 'delete',
      sql: `DELETE FROM ${table} AS t WHERE t.id = ANY ($1::uuid[])`,
      parameters: [deletes.map(({ row }) => row.id)],
      purpose: `Delete ${countWords(deletes.length)} of ${unit.table}, with everything that depends on them`,
      rows: deletes.length,
      ids: [],
    },
  ];
}

/** Names are unique at once, not at the end: a name that another row of this plan still has is freed first. */
function renamesAside(table: string, unit: Unit, updates: UnitWrites['updates']): Statement[] {
  const wanted = new Map(updates.map(({ rows }) => [rows.row[unit.name], rows.row.id]));
  const inTheWay = updates.filter(
    ({ rows, there }) => (wanted.get(there.row[unit.name] ?? null) ?? rows.row.id) !== rows.row.id,
  );
  if (inTheWay.length === 0) return [];
  return [
    {
      role: 'update',
      sql: `UPDATE ${table} AS t SET ${unit.name} = '~ ' || t.id::text WHERE t.id = ANY ($1::uuid[])`,
      parameters: [inTheWay.map(({ rows }) => rows.row.id)],
      purpose: `Free ${inTheWay.length} names that change hands`,
      rows: inTheWay.length,
      ids: [],
    },
  ];
}

function verifyStatement(schema: string, writes: UnitWrites): Statement {
  return readBack(schema, writes, unitCheckSql, 'Read the rows again and compare their checksums');
}

/** The version tokens of what was written: read in the rehearsal, which has the time for them. */
export function tokenStatements(schema: string, all: readonly UnitWrites[]): Statement[] {
  const purpose = 'Read the rows again and compare their hashes';
  return all
    .filter((one) => countOf(one) > 0)
    .map((writes) => readBack(schema, writes, unitTokenSql, purpose));
}

function readBack(schema: string, writes: UnitWrites, read: typeof unitTokenSql, purpose: string): Statement {
  const unit = unitOf(writes.kind);
  const ids = idsOf(writes);
  return {
    role: 'verify',
    sql: `SELECT t.id, ${read(unit, 't', partsIn(schema, unit))} AS hash FROM ${tableIn(schema, unit.table)} t WHERE t.id = ANY ($1::uuid[]) ORDER BY t.id`,
    parameters: [ids],
    purpose,
    rows: null,
    ids,
  };
}

function countWords(rows: number): string {
  return `${rows} ${rows === 1 ? 'row' : 'rows'}`;
}
