import { canonicalJson } from '../../../shared/base/json.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { type DocumentKind, documentKinds } from '../../../shared/documents/document.ts';
import { type Unit, unitOf } from '../../../shared/publishing/units.ts';
import { plannedWrites } from './planned-writes.ts';
import {
  matchPattern,
  type PatternContext,
  pattern,
  type ReadValue,
  schemaHole as s,
  valueHole as v,
} from './sql-pattern.ts';
import { readSqlStatements, readSqlTokens, type SqlToken } from './sql-tokens.ts';
import { publishLock, type Statement } from './statements.ts';
import { unitTokenSql } from './unit-sql.ts';
import { addRow, emptyWrites, firstDifference, type TableWrites, targetOf, type Writes } from './writes.ts';

export interface PlannedExport {
  readonly schema: string;
  /** What the push of the same plan would send. */
  readonly statements: readonly Statement[];
  readonly documents: readonly {
    readonly documentId: string;
    readonly kind: DocumentKind;
    readonly beforeHash: string | null;
    readonly afterHash: string | null;
  }[];
}

/**
 * Reads the text of an export again and compares what it says, statement by statement and value by value, with what the push of
 * the plan would send. Knows nothing of how values were written. The error says what differs.
 */
export function checkExport(
  text: string,
  plan: PlannedExport,
  onStatement: () => void = () => undefined,
): Result<null, string> {
  const statements = counted(readSqlStatements(text), onStatement);
  const context = { schema: plan.schema, parameters: [] };
  for (const wanted of opening) {
    const read = nextOf(statements);
    if (!read.ok) return read;
    if (!matchPattern(read.value, wanted, context)) {
      return err('it is not one transaction that waits for the publish lock');
    }
  }
  const guarded = checkGuards(statements, plan);
  if (!guarded.ok) return guarded;
  const planned = plannedWrites(plan.schema, plan.statements);
  if (!planned.ok) return planned;
  const written = fileWrites(statements, context);
  if (!written.ok) return written;
  if (statements.next().done !== true) return err('something follows its last statement');
  const difference = firstDifference(written.value, planned.value);
  return difference === null ? ok(null) : err(difference);
}

const opening = [
  pattern('BEGIN'),
  pattern("SET LOCAL client_encoding = 'UTF8'"),
  pattern("SET LOCAL lock_timeout = '2s'"),
  pattern(`SELECT pg_advisory_xact_lock(${publishLock})`),
];
const closing = pattern('COMMIT');

/** One after the other: a file of thousands of documents is never held in memory as tokens. */
type Statements = Generator<Result<readonly SqlToken[], string>, void>;

function* counted(statements: Statements, onStatement: () => void): Statements {
  for (const statement of statements) {
    onStatement();
    yield statement;
  }
}

function nextOf(statements: Statements): Result<readonly SqlToken[], string> {
  const next = statements.next();
  if (next.done === true) return err('its end is missing');
  return next.value.ok ? next.value : err(`it cannot be read at ${next.value.error}`);
}

/** The guards of the kinds come first, in the kinds' order, and name every document of the plan. */
function checkGuards(statements: Statements, { schema, documents }: PlannedExport): Result<null, string> {
  for (const kind of documentKinds) {
    const own = documents.filter((one) => one.kind === kind);
    if (own.length === 0) continue;
    const read = nextOf(statements);
    if (!read.ok) return read;
    const [word, body] = read.value;
    const inner = word?.value === 'DO' && body?.kind === 'body' ? readSqlTokens(body.value) : null;
    const form = guardPattern(unitOf(kind), own.length);
    const values = inner?.ok ? matchPattern(inner.value, form, { schema, parameters: [] }) : null;
    const wanted = own.flatMap(({ documentId, beforeHash, afterHash }) => [
      documentId,
      beforeHash ?? '',
      afterHash ?? '',
    ]);
    if (read.value.length !== 2 || values === null || !sameValues(values, wanted)) {
      return err(`its check of the rows of ${unitOf(kind).table} is not the plan's`);
    }
  }
  return ok(null);
}

function guardPattern(unit: Unit, documents: number): readonly SqlToken[] {
  const parts = unit.parts ? `${s}.${unit.parts.table} p` : '';
  return pattern(
    `BEGIN IF EXISTS (SELECT 1 FROM (VALUES ${listOf(documents, `(${v}::uuid, ${v}::text, ${v}::text)`)})
     AS w (id, before, after) LEFT JOIN ${s}.${unit.table} t ON t.id = w.id
     WHERE CASE WHEN t.id IS NULL THEN '' ELSE ${unitTokenSql(unit, 't', parts)} END NOT IN (w.before, w.after))
     THEN RAISE EXCEPTION 'A row changed since this file was made. Nothing was written.'; END IF; END`,
  );
}

/** What the statements after the guards write, up to COMMIT; every one of them must be of a form that we know. */
function fileWrites(statements: Statements, context: PatternContext): Result<Writes, string> {
  const writes = emptyWrites();
  const upserts = new Map([...writes.values()].map((one) => [one.table, upsertPattern(one)]));
  for (;;) {
    const read = nextOf(statements);
    if (!read.ok) return read;
    const tokens = read.value;
    if (matchPattern(tokens, closing, context)) return ok(writes);
    const table = writes.get(targetOf(tokens));
    const row = table && matchPattern(tokens, upserts.get(table.table) ?? [], context);
    const added = table && (row ? addRow(table, row) : addStatement(tokens, table, context));
    if (!added) {
      const shown = tokens.slice(0, 5).map(({ value }) => value.slice(0, 60));
      return err(`it holds a statement that is not the plan's: ${shown.join(' ')}`);
    }
  }
}

/** What takes rows away or frees names and places. */
function addStatement(tokens: readonly SqlToken[], writes: TableWrites, context: PatternContext): boolean {
  const { table, alias, unique } = writes;
  // A list is as long as its statement says; the longest that its tokens could hold bounds the search.
  const commas = tokens.filter(({ value, kind }) => kind === 'mark' && value === ',').length;
  const deleted = matchPattern(
    tokens,
    pattern(
      `DELETE FROM ${s}.${table} AS ${alias} WHERE ${alias}.id IN (${listOf(commas + 1, `${v}::uuid`)})`,
    ),
    context,
  );
  if (deleted) {
    for (const id of deleted) writes.deleted.push(String(id));
    return true;
  }
  const aside = matchPattern(tokens, asidePattern(writes, commas), context);
  if (!aside) return false;
  const width = unique.isPlace ? 3 : 2;
  for (let at = 0; at < aside.length; at += width) {
    writes.aside.push({ id: String(aside[at]), wanted: aside[at + 1] ?? null });
  }
  return true;
}

function upsertPattern({ table, columns }: TableWrites): readonly SqlToken[] {
  const names = columns.map(({ name }) => name);
  const written = names.filter((name) => name !== 'id');
  return pattern(
    `INSERT INTO ${s}.${table} AS t (${names.join(', ')}) VALUES (${columns.map(({ type }) => `${v}::${type}`).join(', ')})
     ON CONFLICT (id) DO UPDATE SET ${written.map((name) => `${name} = EXCLUDED.${name}`).join(', ')}, updated_at = now()
     WHERE (${written.map((name) => `t.${name}`).join(', ')}) IS DISTINCT FROM (${written.map((name) => `EXCLUDED.${name}`).join(', ')})`,
  );
}

/** Names or places that change hands are freed first. */
function asidePattern({ table, alias: a, unique }: TableWrites, commas: number): readonly SqlToken[] {
  if (unique.isPlace) {
    // Two of three columns' commas inside each of n tuples, n - 1 between them, two in the list of names.
    const tuples = listOf(Math.floor((commas - 1) / 3), `(${v}::uuid, ${v}::integer, ${v}::integer)`);
    return pattern(
      `UPDATE ${s}.${table} AS ${a} SET ${unique.column} = v.aside FROM (VALUES ${tuples}) AS v (id, wanted, aside)
       WHERE ${a}.id = v.id AND ${a}.${unique.column} <> v.wanted`,
    );
  }
  return pattern(
    `UPDATE ${s}.${table} AS ${a} SET ${unique.column} = '~ ' || ${a}.id::text
     FROM (VALUES ${listOf(Math.floor(commas / 2), `(${v}::uuid, ${v}::text)`)}) AS v (id, name)
     WHERE ${a}.id = v.id AND ${a}.${unique.column} <> v.name`,
  );
}

function listOf(many: number, one: string): string {
  return Array.from({ length: Math.max(many, 1) }, () => one).join(', ');
}

function sameValues(a: readonly ReadValue[], b: readonly ReadValue[]): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
