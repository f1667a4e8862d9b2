import type { PostgresServer } from '../../e2e/harness/postgres-server.ts';

/** One row that a committed transaction wrote, as a trigger in the database saw it. */
export interface WrittenRow {
  readonly sequence: number;
  readonly transaction: string;
  /** The database user: every client has one of its own. */
  readonly who: string;
  readonly table: string;
  readonly operation: 'INSERT' | 'UPDATE' | 'DELETE';
  /** The text of the row as jsonb; null: there was or is none. */
  readonly before: string | null;
  readonly after: string | null;
}

/** The document whose row or step that is. */
export function documentOf({ before, after, table }: WrittenRow): string {
  const row = JSON.parse(after ?? before ?? '{}') as { readonly id?: string; readonly funnel_id?: string };
  return (table === 'funnel_stages' ? row.funnel_id : row.id) ?? '';
}

const tables = [
  'journey_templates',
  'conversion_funnels',
  'funnel_stages',
  'business_processes',
  'experiment_configs',
];

/** Lets triggers write down every row that anybody writes. Nothing of it is reached by the application. */
export async function watchProduction(
  server: Pick<PostgresServer, 'run'>,
  database: string,
): Promise<{ readonly take: () => Promise<WrittenRow[]> }> {
  await server.run(
    database,
    `CREATE SCHEMA watch;
     CREATE TABLE watch.written (
       sequence bigserial PRIMARY KEY, transaction xid8 NOT NULL DEFAULT pg_current_xact_id(), who name NOT NULL DEFAULT session_user,
       tbl text NOT NULL, operation text NOT NULL, before text, after text);
     CREATE FUNCTION watch.note() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       INSERT INTO watch.written (tbl, operation, before, after) VALUES (TG_TABLE_NAME, TG_OP,
         CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD)::text END, CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW)::text END);
       RETURN NULL;
     END $$;
     ${tables.map((table) => `CREATE TRIGGER watch AFTER INSERT OR UPDATE OR DELETE ON public.${table} FOR EACH ROW EXECUTE FUNCTION watch.note();`).join('\n')}`,
  );
  return {
    /** What was committed since the last time, in the order in which it was written. */
    take: async () => {
      const rows = await server.run(
        database,
        'WITH taken AS (DELETE FROM watch.written RETURNING *) SELECT * FROM taken ORDER BY sequence',
      );
      return rows.map((row) => ({
        sequence: Number(row['sequence']),
        transaction: row['transaction'] ?? '',
        who: row['who'] ?? '',
        table: row['tbl'] ?? '',
        operation: row['operation'] as WrittenRow['operation'],
        before: row['before'] ?? null,
        after: row['after'] ?? null,
      }));
    },
  };
}

/** A database user of its own for each client, so that it is known who wrote. */
export async function addUsers(
  server: Pick<PostgresServer, 'run' | 'password'>,
  names: readonly string[],
): Promise<void> {
  for (const name of names)
    await server.run('postgres', `CREATE ROLE ${name} LOGIN SUPERUSER PASSWORD '${server.password}'`);
}
