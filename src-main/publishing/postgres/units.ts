import type { DocumentKind } from '../../../shared/documents/document.ts';
import type { Unit } from '../../../shared/publishing/units.ts';
import { type Connection, StatementFailed } from './connection.ts';
import { tableIn } from './identifiers.ts';
import { unitTextSql, unitTokenSql } from './unit-sql.ts';

/** What one document is there as far as it is ours: its authored columns as the server's own text, and that text's hash. */
export interface RemoteUnit {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly text: string;
}

export type RemoteKey = Omit<RemoteUnit, 'text'>;

/** What the parts of a unit are read from in the tables themselves. */
export function partsIn(schema: string, { parts }: Unit): string {
  return parts ? `${tableIn(schema, parts.table)} p` : '';
}

/** Every id, name and token, without the content. */
export async function listUnits(connection: Connection, schema: string, unit: Unit): Promise<RemoteKey[]> {
  const { rows } = await connection.query(
    `SELECT t.id, t.${unit.name} AS name, ${unitTokenSql(unit, 't', partsIn(schema, unit))} AS hash
     FROM ${tableIn(schema, unit.table)} t ORDER BY t.id`,
  );
  return rows.map((row) => ({
    kind: unit.kind,
    id: row['id'] ?? '',
    name: row['name'] ?? '',
    hash: row['hash'] ?? '',
  }));
}

export async function readUnits(
  connection: Connection,
  schema: string,
  unit: Unit,
  ids: readonly string[],
): Promise<Map<string, RemoteUnit>> {
  const uuids = ids.filter(isUuid);
  if (uuids.length === 0) return new Map();
  const parts = partsIn(schema, unit);
  const { rows } = await connection.query(
    `SELECT t.id, t.${unit.name} AS name, ${unitTokenSql(unit, 't', parts)} AS hash, ${unitTextSql(unit, 't', parts)} AS text
     FROM ${tableIn(schema, unit.table)} t WHERE t.id = ANY ($1::uuid[]) ORDER BY t.id`,
    [uuids],
  );
  return new Map(
    rows.map((row) => [
      row['id'] ?? '',
      {
        kind: unit.kind,
        id: row['id'] ?? '',
        name: row['name'] ?? '',
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
  unit: Unit,
  id: string,
): Promise<string | null> {
  if (!isUuid(id)) return null;
  try {
    const { rows } = await connection.query(
      `SELECT to_json(t.updated_at) #>> '{}' AS at FROM ${tableIn(schema, unit.table)} t WHERE t.id = $1::uuid`,
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
