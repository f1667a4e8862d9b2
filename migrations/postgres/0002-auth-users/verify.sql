-- One row where there is no auth.users(id) to refer to; none where the step did its work.

SELECT 'auth.users has no unique uuid column id' AS problem
WHERE NOT EXISTS (
  SELECT FROM pg_catalog.pg_constraint o
  JOIN pg_catalog.pg_attribute a ON a.attrelid = o.conrelid AND o.conkey = ARRAY[a.attnum]
  JOIN pg_catalog.pg_class c ON c.oid = o.conrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'auth' AND c.relname = 'users'
    AND o.contype IN ('p', 'u') AND a.attname = 'id' AND a.atttypid = 'pg_catalog.uuid'::pg_catalog.regtype
);
