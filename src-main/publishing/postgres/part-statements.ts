import { type Json, jsonEqual } from '../../../shared/base/json.ts';
import type { PartTable, Row, UnitRows } from '../../../shared/publishing/units.ts';
import { tableIn } from './identifiers.ts';
import { insertStatements } from './insert-statements.ts';
import type { Statement, UnitWrites } from './statements.ts';
import { chunksOf, rowSource } from './unit-sql.ts';

/** How the parts of one unit differ from those there. */
export interface ChangedParts {
  readonly removed: readonly Row[];
  readonly changed: readonly Row[];
  readonly added: readonly Row[];
  /** Parts that stay and get another place: freed first, for their order is unique at once and not at the end. */
  readonly moved: readonly Row[];
}

export function changedParts(
  parts: PartTable | null,
  { rows, there }: { readonly rows: UnitRows; readonly there: UnitRows },
): ChangedParts {
  if (!parts) return { removed: [], changed: [], added: [], moved: [] };
  const known = new Map(there.parts.map((part) => [part.id, part]));
  const wanted = new Set(rows.parts.map(({ id }) => id));
  const staying = rows.parts.filter(({ id }) => known.has(id));
  return {
    removed: there.parts.filter(({ id }) => !wanted.has(id)),
    changed: staying.filter((part) => !sameColumns(part, known.get(part.id), parts)),
    added: rows.parts.filter(({ id }) => !known.has(id)),
    moved: staying.filter((part) => part[parts.order] !== known.get(part.id)?.[parts.order]),
  };
}

function sameColumns(part: Row, known: Row | undefined, { columns }: PartTable): boolean {
  const valueOf = (row: Row | undefined, name: string): Json => row?.[name] ?? null;
  return columns.every(({ name }) => jsonEqual(valueOf(part, name), valueOf(known, name)));
}

/** Rows that stay keep their id, and with it what was measured there: they are changed, never written anew. */
export function partStatements(
  schema: string,
  parts: PartTable,
  writes: UnitWrites,
  copies: readonly string[],
): Statement[] {
  const table = tableIn(schema, parts.table);
  const all = writes.updates.map((update) => changedParts(parts, update));
  const removed = all.flatMap((one) => one.removed);
  const moved = all.flatMap((one) => one.moved);
  const changed = all.flatMap((one) => one.changed);
  const added = [...writes.inserts.flatMap((rows) => rows.parts), ...all.flatMap((one) => one.added)];
  const statements: Statement[] = [];
  if (removed.length > 0) {
    statements.push({
      role: 'delete',
      sql: `DELETE FROM ${table} AS p WHERE p.id = ANY ($1::uuid[])`,
      parameters: [removed.map(({ id }) => id)],
      purpose: `Delete ${removed.length} of ${parts.table}, with what was measured there`,
      rows: removed.length,
      ids: [],
    });
  }
  if (moved.length > 0) {
    statements.push({
      role: 'update',
      sql: `UPDATE ${table} AS p SET ${parts.order} = v.place FROM unnest($1::uuid[]) WITH ORDINALITY AS w (id, number), LATERAL (SELECT (-2147483648 + w.number)::integer AS place) AS v WHERE p.id = w.id`,
      parameters: [moved.map(({ id }) => id)],
      purpose: `Free ${moved.length} places that change hands`,
      rows: moved.length,
      ids: [],
    });
  }
  const set = parts.columns.filter(({ name }) => name !== 'id').map(({ name }) => `${name} = v.${name}`);
  for (const chunk of chunksOf(changed, parts.columns)) {
    const { from, parameters } = rowSource(parts.columns, chunk);
    statements.push({
      role: 'update',
      sql: `UPDATE ${table} AS p SET ${set.join(', ')}, updated_at = now() FROM ${from} WHERE p.id = v.id`,
      parameters,
      purpose: `Update ${chunk.length} of ${parts.table}`,
      rows: chunk.length,
      ids: [],
    });
  }
  return [...statements, ...insertStatements(schema, parts, added, copies)];
}
