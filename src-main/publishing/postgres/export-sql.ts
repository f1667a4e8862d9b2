import { type DocumentKind, documentKinds } from '../../../shared/documents/document.ts';
import type { Column } from '../../../shared/publishing/column.ts';
import type { PartTable, Row } from '../../../shared/publishing/units.ts';
import { type Unit, unitOf } from '../../../shared/publishing/units.ts';
import { tableIn } from './identifiers.ts';
import { type EncodeLiteral, literal as encodeLiteral } from './literals.ts';
import { changedParts } from './part-statements.ts';
import { publishLock, type UnitWrites } from './statements.ts';
import { namesOf, rowParameters, unitTokenSql } from './unit-sql.ts';
import { partsIn } from './units.ts';
import { untrustedText } from './untrusted-text.ts';

export interface SqlExport {
  readonly title: string;
  readonly schema: string;
  readonly writes: readonly UnitWrites[];
  /** Per document: the hash that it has there now (null: no row), and the one that it gets. */
  readonly hashes: readonly {
    readonly kind: DocumentKind;
    readonly id: string;
    readonly before: string | null;
    /** null: no row. */
    readonly after: string | null;
  }[];
  /** How values are written; another one only to prove that it matters. */
  readonly encode?: EncodeLiteral;
}

/**
 * One file that runs in psql or any other client, on Postgres 14 to 18. A second run changes nothing. Every value is a literal that
 * is inert with standard_conforming_strings on or off; it stops where a row is neither as planned nor already written.
 */
export function exportSql(sql: SqlExport): string {
  return [...exportPieces(sql)].join('');
}

/** The same piece by piece, each a statement but for the first, so that others can have their turn in between. */
export function* exportPieces({ title, schema, writes, hashes, encode = encodeLiteral }: SqlExport) {
  const ordered = documentKinds.flatMap((kind) => writes.filter((one) => one.kind === kind));
  // Nothing but ASCII before the encoding is said: another one could take the end of a line for half of a character.
  yield [
    '-- Made by Journey Designer. One transaction. Running it twice gives the same rows as running it once.',
    'BEGIN;',
    "SET LOCAL client_encoding = 'UTF8';",
    `-- ${untrustedText(title)}`,
    '',
    '',
  ].join('\n');
  yield ended("SET LOCAL lock_timeout = '2s'", '\n');
  yield ended(`SELECT pg_advisory_xact_lock(${publishLock})`, '\n');
  for (const { kind } of ordered) {
    const own = hashes.filter((one) => one.kind === kind);
    yield ended(guardStatement(schema, unitOf(kind), own, encode), '\n');
  }
  for (const one of ordered)
    for (const statement of writesOf(schema, one, encode)) yield ended(statement, '\n');
  yield ended('COMMIT', '');
}

function ended(statement: string, gap: string): string {
  return `${statement};\n${gap}`;
}

function guardStatement(
  schema: string,
  unit: Unit,
  hashes: SqlExport['hashes'],
  literal: EncodeLiteral,
): string {
  const planned = hashes
    .map(
      ({ id, before, after }) =>
        `(${literal(id, 'uuid')}, ${literal(before ?? '', 'text')}, ${literal(after ?? '', 'text')})`,
    )
    .join(',\n      ');
  const token = unitTokenSql(unit, 't', partsIn(schema, unit));
  const body = `
BEGIN
  IF EXISTS (
    SELECT 1 FROM (VALUES
      ${planned}
    ) AS w (id, before, after) LEFT JOIN ${tableIn(schema, unit.table)} t ON t.id = w.id
    WHERE CASE WHEN t.id IS NULL THEN '' ELSE ${token} END NOT IN (w.before, w.after)
  ) THEN
    RAISE EXCEPTION 'A row changed since this file was made. Nothing was written.';
  END IF;
END
`;
  return dollarQuoted(body);
}

/** The tag is one that the body does not hold, whatever the schema is called. */
function dollarQuoted(body: string): string {
  let number = 0;
  while (body.includes(`$guard${number}$`)) number += 1;
  return `DO $guard${number}$${body}$guard${number}$`;
}

function* writesOf(
  schema: string,
  { kind, inserts, updates, deletes }: UnitWrites,
  literal: EncodeLiteral,
): Generator<string, void> {
  const unit = unitOf(kind);
  const table = tableIn(schema, unit.table);
  const gone = deletes.map(({ row }) => literal(row.id, 'uuid'));
  if (gone.length > 0) yield `DELETE FROM ${table} AS t WHERE t.id IN (${gone.join(', ')})`;
  yield* renameStatement(table, unit, updates, literal);
  for (const { row } of inserts) yield upsert(table, unit.columns, row, literal);
  for (const { rows } of updates) yield upsert(table, unit.columns, rows.row, literal);
  if (unit.parts) yield* partWrites(schema, unit.parts, { kind, inserts, updates, deletes }, literal);
}

/** A name that another row of this file takes over is freed first. */
function renameStatement(
  table: string,
  unit: Unit,
  updates: UnitWrites['updates'],
  literal: EncodeLiteral,
): string[] {
  const takers = new Map(updates.map(({ rows }) => [rows.row[unit.name], rows.row.id]));
  const aside = updates.filter(
    ({ rows, there }) => (takers.get(there.row[unit.name] ?? null) ?? rows.row.id) !== rows.row.id,
  );
  if (aside.length === 0) return [];
  const wanted = aside.map(
    ({ rows: { row } }) => `(${literal(row.id, 'uuid')}, ${literal(row[unit.name] as string, 'text')})`,
  );
  return [
    `UPDATE ${table} AS t SET ${unit.name} = '~ ' || t.id::text
FROM (VALUES ${wanted.join(', ')}) AS v (id, name) WHERE t.id = v.id AND t.${unit.name} <> v.name`,
  ];
}

function* partWrites(
  schema: string,
  parts: PartTable,
  { inserts, updates }: UnitWrites,
  literal: EncodeLiteral,
): Generator<string, void> {
  const table = tableIn(schema, parts.table);
  const all = updates.map((update) => changedParts(parts, update));
  const removed = all.flatMap((one) => one.removed).map(({ id }) => literal(id, 'uuid'));
  const moved = all
    .flatMap((one) => one.moved)
    .map(
      (part, index) =>
        `(${literal(part.id, 'uuid')}, ${literal(Number(part[parts.order]), 'integer')}, ${literal(index - 2_147_483_647, 'integer')})`,
    );
  if (removed.length > 0) yield `DELETE FROM ${table} AS p WHERE p.id IN (${removed.join(', ')})`;
  if (moved.length > 0) {
    yield `UPDATE ${table} AS p SET ${parts.order} = v.aside
FROM (VALUES ${moved.join(', ')}) AS v (id, wanted, aside) WHERE p.id = v.id AND p.${parts.order} <> v.wanted`;
  }
  for (const { parts: own } of inserts)
    for (const part of own) yield upsert(table, parts.columns, part, literal);
  for (const { changed, added } of all)
    for (const part of [...changed, ...added]) yield upsert(table, parts.columns, part, literal);
}

function upsert(table: string, columns: readonly Column[], row: Row, literal: EncodeLiteral): string {
  const values = rowParameters(columns, row);
  const written = columns.map(({ name }) => name).filter((name) => name !== 'id');
  const literals = columns.map(({ type }, index) => literal(values[index] ?? null, type));
  return `INSERT INTO ${table} AS t (${namesOf(columns)})
VALUES (${literals.join(', ')})
ON CONFLICT (id) DO UPDATE SET ${written.map((name) => `${name} = EXCLUDED.${name}`).join(', ')}, updated_at = now()
WHERE (${written.map((name) => `t.${name}`).join(', ')}) IS DISTINCT FROM (${written.map((name) => `EXCLUDED.${name}`).join(', ')})`;
}
