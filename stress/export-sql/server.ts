import { Client } from 'pg';
import { type Json, jsonEqual } from '../../shared/base/json.ts';
import { documentKinds } from '../../shared/documents/document.ts';
import type { Column } from '../../shared/publishing/column.ts';
import { type Row, type UnitRows, unitOf } from '../../shared/publishing/units.ts';
import { tableIn } from '../../src-main/publishing/postgres/identifiers.ts';
import { intendedTokens } from '../../src-main/publishing/postgres/statements.ts';
import { canary } from './payloads.ts';

type Kind = (typeof documentKinds)[number];

/** The server as somebody sees it who runs a file in it: with a plain driver and questions of its own. */
export async function openServer(
  at: { host: string; port: number; user: string; password: string; database: string },
  schema: string,
) {
  const client = new Client({
    ...at,
    types: { getTypeParser: () => (text: string | Buffer) => String(text) },
  });
  await client.connect();
  await client.query(`CREATE SEQUENCE public.${canary}`);
  const ask = async (sql: string, parameters: readonly unknown[] = []): Promise<Record<string, string>[]> =>
    (await client.query(sql, [...parameters])).rows as Record<string, string>[];

  return {
    ask,
    close: () => client.end(),
    set: (setting: string, value: string) => ask('SELECT set_config($1, $2, false)', [setting, value]),
    /** How many statements the server found in the text; what it refuses is thrown. */
    run: async (sql: string): Promise<number> => {
      try {
        const results = await client.query(sql);
        return Array.isArray(results) ? results.length : 1;
      } catch (thrown) {
        await client.query('ROLLBACK');
        throw thrown;
      }
    },
    /** Whether anything was executed that was meant to be a text. */
    hits: async (): Promise<number> => {
      const [row] = await ask(
        `SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS n FROM public.${canary}`,
      );
      return Number(row?.['n']);
    },
    /** The hashes that these units get, as the server works them out. */
    tokens: async (kind: Kind, units: readonly UnitRows[]): Promise<Map<string, string>> => {
      const found = new Map<string, string>();
      for (const { sql, parameters } of intendedTokens(kind, units)) {
        for (const row of await ask(sql, parameters)) found.set(row['id'] ?? '', row['hash'] ?? '');
      }
      return found;
    },
    /** Every row of every table with its version, to see whether a second run touched anything. */
    versions: async (): Promise<string> => {
      const tables = documentKinds.flatMap((kind) =>
        [unitOf(kind).table, unitOf(kind).parts?.table ?? []].flat(),
      );
      const lists = tables.map(
        (table) => `SELECT '${table}' AS t, id::text, xmin::text, ctid::text FROM ${tableIn(schema, table)}`,
      );
      return JSON.stringify(await ask(`${lists.join(' UNION ALL ')} ORDER BY 1, 2`));
    },
    /** How many rows are not exactly as they were meant. */
    wrongRows: async (kind: Kind, units: readonly UnitRows[]): Promise<number> => {
      const { table, columns, parts } = unitOf(kind);
      const read = async (from: string, key: string) =>
        (
          await ask(
            `SELECT row_to_json(t)::text AS row FROM ${tableIn(schema, from)} t WHERE t.${key} = ANY ($1::uuid[])`,
            [units.map(({ row }) => row.id)],
          )
        ).map(({ row }) => JSON.parse(row ?? 'null') as Row);
      const wrong = countWrong(
        await read(table, 'id'),
        units.map(({ row }) => row),
        columns,
      );
      if (!parts) return wrong;
      return (
        wrong +
        countWrong(
          await read(parts.table, parts.parent),
          units.flatMap((unit) => unit.parts),
          parts.columns,
        )
      );
    },
  };
}

export type StressServer = Awaited<ReturnType<typeof openServer>>;

function countWrong(there: readonly Row[], meant: readonly Row[], columns: readonly Column[]): number {
  const byId = new Map(there.map((row) => [row.id, row]));
  const wrong = meant.filter((row) => {
    const found = byId.get(row.id);
    return (
      !found ||
      columns.some((column) => !sameValue(column, row[column.name] ?? null, found[column.name] ?? null))
    );
  });
  return wrong.length + Math.max(0, there.length - meant.length);
}

function sameValue({ type }: Column, a: Json, b: Json): boolean {
  if (type === 'timestamptz' && typeof a === 'string' && typeof b === 'string')
    return Date.parse(a) === Date.parse(b);
  return jsonEqual(a, b);
}
