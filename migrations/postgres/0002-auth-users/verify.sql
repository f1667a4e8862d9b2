-- One row where there is no auth.users(id) to refer to; none where the step did its work.

SELECT 'auth.users has no unique uuid column id' AS problem
WHERE NOT EXISTS (
  SELECT FROM pg_catalog.pg_constraint o
  JOIN pg_catalog.pg_attribute a ON a.attrelid = o.conrelid AND o.conkey = ARRAY[a.attnum]
  WHERE o.conrelid = pg_catalog.to_regclass('auth.users')
    AND o.contype IN ('p', 'u') AND a.attname = 'id' AND a.atttypid = 'pg_catalog.uuid'::pg_catalog.regtype
);
