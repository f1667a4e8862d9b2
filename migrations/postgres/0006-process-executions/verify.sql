-- One row for each thing of process_executions that is not there as it should be; none where the step did its work.

SELECT pg_catalog.format('process_executions.%s is not %s', w.name, w.definition) AS problem
FROM (VALUES
  ('id', 'uuid not null'),
  ('process_id', 'uuid not null'),
  ('user_id', 'uuid'),
  ('execution_status', 'character varying(50) not null'),
  ('started_at', 'timestamp with time zone'),
  ('completed_at', 'timestamp with time zone'),
  ('duration_seconds', 'integer'),
  ('trigger_event', 'character varying(100)'),
  ('input_data', 'jsonb'),
  ('output_data', 'jsonb'),
  ('error_message', 'text'),
  ('retry_count', 'integer'),
  ('max_retries', 'integer'),
  ('performance_metrics', 'jsonb'),
  ('created_at', 'timestamp with time zone'),
  ('updated_at', 'timestamp with time zone')
) AS w (name, definition)
LEFT JOIN pg_catalog.pg_attribute a
  ON a.attrelid = pg_catalog.to_regclass(pg_catalog.format('%I.process_executions', :'schema')) AND a.attname = w.name AND a.attnum > 0
WHERE pg_catalog.replace(pg_catalog.format_type(a.atttypid, a.atttypmod), '"', '') || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
  IS DISTINCT FROM w.definition
UNION ALL
SELECT pg_catalog.format('process_executions lacks a %s constraint', w.name)
FROM (VALUES ('p'::"char", 'primary key', 1), ('c'::"char", 'check', 1), ('f'::"char", 'foreign key', 2)) AS w (type, name, wanted)
WHERE (
  SELECT pg_catalog.count(*) FROM pg_catalog.pg_constraint o WHERE o.conrelid = pg_catalog.to_regclass(pg_catalog.format('%I.process_executions', :'schema')) AND o.contype = w.type
) < w.wanted
UNION ALL
SELECT pg_catalog.format('the index %s on process_executions is missing or not valid', w.name)
FROM (VALUES ('idx_process_executions_process_id'), ('idx_process_executions_user_id'), ('idx_process_executions_status'), ('idx_process_executions_started')) AS w (name)
WHERE NOT EXISTS (
  SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
  WHERE i.indrelid = pg_catalog.to_regclass(pg_catalog.format('%I.process_executions', :'schema')) AND c.relname = w.name AND i.indisvalid
);
