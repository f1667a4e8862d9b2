import type { Json } from '../../../shared/base/json.ts';
import {
  type JourneyTemplateRow,
  journeyTemplateColumns,
} from '../../../shared/journeys/journey-template-row.ts';
import { type Connection, type Parameter, StatementFailed } from './connection.ts';
import { tableIn } from './identifiers.ts';
import { isTrue } from './setup.ts';

export const templateTable = 'journey_templates';

/** A row there as far as it is ours: its authored columns as the server's own text, and the hash of that text. */
export interface RemoteRow {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly text: string;
}

export type RemoteKey = Omit<RemoteRow, 'text'>;

/** How each column is sent; no length, for an explicit cast to varchar(n) would cut silently. */
const casts = {
  id: 'uuid',
  template_name: 'text',
  journey_type: 'text',
  persona_type: 'text',
  stages: 'jsonb',
  touchpoints: 'jsonb',
  success_criteria: 'jsonb',
  description: 'text',
  is_active: 'boolean',
  version: 'text',
} as const satisfies Record<(typeof journeyTemplateColumns)[number], string>;

export const authoredColumns = journeyTemplateColumns.map((name) => ({ name, cast: casts[name] }));

/** The authored columns of `alias` as jsonb text: key order and number form are the server's, not ours. */
export function rowTextSql(alias: string): string {
  const pairs = journeyTemplateColumns.map((name) => `'${name}', ${alias}.${name}`);
  return `jsonb_build_object(${pairs.join(', ')})::text`;
}

/** The version token: SHA-256 of the row's text, computed on the server. */
export function tokenSql(alias: string): string {
  return `encode(sha256(convert_to(${rowTextSql(alias)}, 'UTF8')), 'hex')`;
}

/** Every row's id, name and token, without its content. */
export async function listTemplates(connection: Connection, schema: string): Promise<RemoteKey[]> {
  const { rows } = await connection.query(
    `SELECT t.id, t.template_name, ${tokenSql('t')} AS hash FROM ${tableIn(schema, templateTable)} t ORDER BY t.id`,
  );
  return rows.map((row) => ({
    id: row['id'] ?? '',
    name: row['template_name'] ?? '',
    hash: row['hash'] ?? '',
  }));
}

export async function readTemplates(
  connection: Connection,
  schema: string,
  ids: readonly string[],
): Promise<Map<string, RemoteRow>> {
  const uuids = ids.filter(isUuid);
  if (uuids.length === 0) return new Map();
  const { rows } = await connection.query(
    `SELECT t.id, t.template_name, ${tokenSql('t')} AS hash, ${rowTextSql('t')} AS text
     FROM ${tableIn(schema, templateTable)} t WHERE t.id = ANY ($1::uuid[]) ORDER BY t.id`,
    [uuids],
  );
  return new Map(
    rows.map((row) => [
      row['id'] ?? '',
      {
        id: row['id'] ?? '',
        name: row['template_name'] ?? '',
        hash: row['hash'] ?? '',
        text: row['text'] ?? '',
      },
    ]),
  );
}

/** When a row says that it was updated last: for people only, because nothing makes a writer keep it. */
export async function readUpdatedAt(
  connection: Connection,
  schema: string,
  id: string,
): Promise<string | null> {
  if (!isUuid(id)) return null;
  try {
    const { rows } = await connection.query(
      `SELECT to_json(t.updated_at) #>> '{}' AS at FROM ${tableIn(schema, templateTable)} t WHERE t.id = $1::uuid`,
      [id],
    );
    return rows[0]?.['at'] ?? null;
  } catch (thrown) {
    // A table without the column, or a user who may not read it: then nobody knows.
    if (thrown instanceof StatementFailed) return null;
    throw thrown;
  }
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
}

/** The row behind the server's text. Numbers beyond 2^53 are rounded here, and nowhere else; hashes never come from it. */
export function textToRow(text: string): JourneyTemplateRow {
  return JSON.parse(text) as JourneyTemplateRow;
}

/** The row's values in the order of the columns, as they are sent. */
export function rowParameters(row: JourneyTemplateRow): Parameter[] {
  return authoredColumns.map(({ name, cast }) => {
    const value: Json = row[name];
    if (value === null) return null;
    return cast === 'jsonb' ? JSON.stringify(value) : (value as string | boolean);
  });
}

/** What the database user may do with the table. */
export async function readRights(connection: Connection, schema: string) {
  const { rows } = await connection.query(
    `SELECT current_user AS "user", pg_catalog.has_any_column_privilege(c.oid, 'SELECT') AS may_select,
       pg_catalog.has_any_column_privilege(c.oid, 'INSERT') AS may_insert,
       pg_catalog.has_any_column_privilege(c.oid, 'UPDATE') AS may_update
     FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relname = $2`,
    [schema, templateTable],
  );
  const [row] = rows;
  return {
    user: row?.['user'] ?? '',
    select: isTrue(row?.['may_select']),
    insert: isTrue(row?.['may_insert']),
    update: isTrue(row?.['may_update']),
  };
}
