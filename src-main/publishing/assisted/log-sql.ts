import { type WatchedTable, watchedTables } from './watched-tables.ts';

/**
 * The push ledger and the change log. Nobody but the functions below writes them: they run with the rights of whoever
 * installed, with a fixed search path, and take who it was from the session, which SET ROLE does not change.
 */
export const logSql: readonly string[] = [
  'CREATE SCHEMA jd_sync',
  `COMMENT ON SCHEMA jd_sync IS 'Journey Designer, assisted mode: push ledger, change log, reviews. DROP SCHEMA jd_sync CASCADE removes all of it.'`,
  `CREATE TABLE jd_sync.installation (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  version integer NOT NULL,
  watched_schema text NOT NULL,
  installed_by text NOT NULL DEFAULT session_user,
  installed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  catalog_before jsonb NOT NULL
)`,
  `CREATE TABLE jd_sync.pushes (
  id uuid PRIMARY KEY,
  plan_hash text NOT NULL,
  database_user text NOT NULL,
  display_name text,
  started_at timestamptz NOT NULL,
  committed_at timestamptz NOT NULL,
  transaction_id xid8 NOT NULL,
  rolls_back uuid,
  documents jsonb NOT NULL
)`,
  `CREATE TABLE jd_sync.changes (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  table_name text NOT NULL,
  operation text NOT NULL,
  row_id uuid,
  document_id uuid,
  columns text[] NOT NULL,
  changed_by text NOT NULL DEFAULT session_user,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  push_id uuid,
  old_hash text,
  new_hash text
)`,
  'CREATE INDEX changes_of_a_document ON jd_sync.changes (document_id, number)',
  // Of the authored columns those that are there: one that was dropped since is nothing, and never an error of the writer.
  `CREATE FUNCTION jd_sync.note_row(table_name text, operation text, old_row jsonb, new_row jsonb, document text, names text[])
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  before jsonb := (SELECT jsonb_object_agg(name, old_row -> name) FROM unnest(names) AS name WHERE old_row IS NOT NULL);
  after jsonb := (SELECT jsonb_object_agg(name, new_row -> name) FROM unnest(names) AS name WHERE new_row IS NOT NULL);
  push text := current_setting('jd_sync.push_id', true);
  changed text[] := '{}';
BEGIN
  IF operation = 'update' THEN
    changed := ARRAY(SELECT name FROM unnest(names) AS name
      WHERE (before -> name)::text IS DISTINCT FROM (after -> name)::text);
    IF changed = '{}' THEN
      RETURN;
    END IF;
  END IF;
  INSERT INTO jd_sync.changes (table_name, operation, row_id, document_id, columns, push_id, old_hash, new_hash)
  VALUES (
    table_name,
    operation,
    (coalesce(after, before) ->> 'id')::uuid,
    (coalesce(after, before) ->> document)::uuid,
    changed,
    CASE WHEN push ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN push::uuid END,
    encode(sha256(convert_to(before::text, 'UTF8')), 'hex'),
    encode(sha256(convert_to(after::text, 'UTF8')), 'hex')
  );
END $$`,
  `CREATE FUNCTION jd_sync.log_truncate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO jd_sync.changes (table_name, operation, columns) VALUES (TG_TABLE_NAME, 'truncate', '{}');
  RETURN NULL;
END $$`,
  `CREATE FUNCTION jd_sync.record_push(push uuid, hash text, display_name text, started timestamptz, rolls_back uuid, documents jsonb)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO jd_sync.pushes VALUES
    ($1, $2, session_user, left($3, 80), $4, clock_timestamp(), pg_current_xact_id(), $5, $6)
$$`,
  ...watchedTables.map(logTableSql),
];

/**
 * What the trigger of one table runs. A write that leaves the authored columns alone, as production's counters do, ends after
 * a comparison of their bytes; where one of them was dropped since, the slower comparison decides.
 */
function logTableSql({ table, document, columns }: WatchedTable): string {
  const row = (alias: string) => columns.map((name) => `${alias}.${name}`).join(', ');
  return `CREATE FUNCTION jd_sync.log_${table}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    BEGIN
      IF ROW(${row('OLD')})::record
        *= ROW(${row('NEW')})::record THEN
        RETURN NULL;
      END IF;
    EXCEPTION WHEN undefined_column THEN
      NULL;
    END;
  END IF;
  PERFORM jd_sync.note_row('${table}', lower(TG_OP), to_jsonb(OLD), to_jsonb(NEW), '${document}',
    '{${columns.join(',')}}');
  RETURN NULL;
END $$`;
}
