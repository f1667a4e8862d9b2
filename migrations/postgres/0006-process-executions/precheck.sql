-- One row for each reason why process_executions cannot be made here; none where it can.

SELECT 'something else is called process_executions there' AS problem
WHERE pg_catalog.to_regclass(pg_catalog.format('%I.process_executions', :'schema')) IS NOT NULL
UNION ALL
SELECT 'auth.users has no unique uuid column id that could be referred to'
WHERE NOT EXISTS (
  SELECT FROM pg_catalog.pg_constraint o
  JOIN pg_catalog.pg_attribute a ON a.attrelid = o.conrelid AND o.conkey = ARRAY[a.attnum]
  JOIN pg_catalog.pg_class c ON c.oid = o.conrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'auth' AND c.relname = 'users'
    AND o.contype IN ('p', 'u') AND a.attname = 'id' AND a.atttypid = 'pg_catalog.uuid'::pg_catalog.regtype
)
UNION ALL
SELECT pg_catalog.format('%s may not refer to auth.users', current_user)
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'auth' AND c.relname = 'users' AND NOT (
  pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_any_column_privilege(c.oid, 'REFERENCES')
)
UNION ALL
SELECT 'business_processes has no unique uuid column id that could be referred to'
WHERE NOT EXISTS (
  SELECT FROM pg_catalog.pg_constraint o
  JOIN pg_catalog.pg_attribute a ON a.attrelid = o.conrelid AND o.conkey = ARRAY[a.attnum]
  WHERE o.conrelid = pg_catalog.to_regclass(pg_catalog.format('%I.business_processes', :'schema'))
    AND o.contype IN ('p', 'u') AND a.attname = 'id' AND a.atttypid = 'pg_catalog.uuid'::pg_catalog.regtype
)
UNION ALL
SELECT pg_catalog.format('%s may not refer to business_processes', current_user)
WHERE NOT pg_catalog.has_any_column_privilege(pg_catalog.to_regclass(pg_catalog.format('%I.business_processes', :'schema'))::pg_catalog.oid, 'REFERENCES')
UNION ALL
SELECT pg_catalog.format('the index name %s is taken there', w.name)
FROM (VALUES ('idx_process_executions_process_id'), ('idx_process_executions_user_id'), ('idx_process_executions_status'), ('idx_process_executions_started')) AS w (name)
WHERE pg_catalog.to_regclass(pg_catalog.format('%I.%I', :'schema', w.name)) IS NOT NULL;
