import type { JourneyTemplateRow } from '../../../shared/journeys/journey-template-row.ts';
import { tableIn } from './identifiers.ts';
import { literal } from './literals.ts';
import { publishLock } from './statements.ts';
import { authoredColumns, rowParameters, templateTable, tokenSql } from './templates.ts';
import { untrustedText } from './untrusted-text.ts';

export interface SqlExport {
  readonly title: string;
  readonly schema: string;
  readonly rows: readonly JourneyTemplateRow[];
  /** Per row: the hash that it has there now (null: no row), and the one that it gets. */
  readonly hashes: readonly { readonly id: string; readonly before: string | null; readonly after: string }[];
  /** Rows whose present name another row of this file takes over. */
  readonly renamedAside: readonly string[];
}

/**
 * One file that runs in psql or any other client, on Postgres 14 to 18. A second run changes nothing. Every value is a literal that
 * is inert with standard_conforming_strings on or off; it stops where a row is neither as planned nor already written.
 */
export function exportSql({ title, schema, rows, hashes, renamedAside }: SqlExport): string {
  const table = tableIn(schema, templateTable);
  const statements = [
    'BEGIN',
    "SET LOCAL client_encoding = 'UTF8'",
    "SET LOCAL lock_timeout = '2s'",
    `SELECT pg_advisory_xact_lock(${publishLock})`,
    guardStatement(table, hashes),
    ...(renamedAside.length > 0 ? [renameStatement(table, rows, renamedAside)] : []),
    ...rows.map((row) => upsert(table, row)),
    'COMMIT',
  ];
  const head = [
    `-- ${untrustedText(title)}`,
    '-- One transaction. Running it twice gives the same rows as running it once.',
  ];
  return [...head, '', ...statements.map((statement) => `${statement};\n`)].join('\n');
}

function guardStatement(table: string, hashes: SqlExport['hashes']): string {
  const planned = hashes
    .map(
      ({ id, before, after }) =>
        `(${literal(id, 'uuid')}, ${literal(before ?? '', 'text')}, ${literal(after, 'text')})`,
    )
    .join(',\n      ');
  const body = `
BEGIN
  IF EXISTS (
    SELECT 1 FROM (VALUES
      ${planned}
    ) AS p (id, before, after) LEFT JOIN ${table} t ON t.id = p.id
    WHERE CASE WHEN t.id IS NULL THEN '' ELSE ${tokenSql('t')} END NOT IN (p.before, p.after)
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

function renameStatement(table: string, rows: readonly JourneyTemplateRow[], ids: readonly string[]): string {
  const wanted = rows
    .filter(({ id }) => ids.includes(id))
    .map(({ id, template_name: name }) => `(${literal(id, 'uuid')}, ${literal(name, 'text')})`);
  return `UPDATE ${table} AS t SET template_name = '~ ' || t.id::text
FROM (VALUES ${wanted.join(', ')}) AS v (id, name) WHERE t.id = v.id AND t.template_name <> v.name`;
}

function upsert(table: string, row: JourneyTemplateRow): string {
  const values = rowParameters(row);
  const names = authoredColumns.map(({ name }) => name);
  const written = names.filter((name) => name !== 'id');
  const literals = authoredColumns.map(({ cast }, index) => literal(values[index] ?? null, cast));
  return `INSERT INTO ${table} AS t (${names.join(', ')})
VALUES (${literals.join(', ')})
ON CONFLICT (id) DO UPDATE SET ${written.map((name) => `${name} = EXCLUDED.${name}`).join(', ')}, updated_at = now()
WHERE (${written.map((name) => `t.${name}`).join(', ')}) IS DISTINCT FROM (${written.map((name) => `EXCLUDED.${name}`).join(', ')})`;
}
