-- One row for each thing of business_processes that is not there as it should be; none where the step did its work.

SELECT pg_catalog.format('business_processes.%s is not %s', w.name, w.definition) AS problem
FROM (VALUES
  ('id', 'uuid not null'),
  ('process_name', 'character varying(100) not null'),
  ('process_type', 'character varying(50) not null'),
  ('is_active', 'boolean'),
  ('priority', 'integer'),
  ('max_execution_time_minutes', 'integer'),
  ('trigger_events', 'jsonb'),
  ('automation_rules', 'jsonb'),
  ('fallback_procedures', 'jsonb'),
  ('success_rate', 'numeric(5,2)'),
  ('average_execution_time_seconds', 'integer'),
  ('error_count', 'integer'),
  ('description', 'text'),
  ('owner_team', 'character varying(50)'),
  ('tags', 'text[]'),
  ('created_at', 'timestamp with time zone'),
  ('updated_at', 'timestamp with time zone')
) AS w (name, definition)
LEFT JOIN pg_catalog.pg_attribute a
  ON a.attrelid = pg_catalog.to_regclass(pg_catalog.format('%I.business_processes', :'schema')) AND a.attname = w.name AND a.attnum > 0
WHERE pg_catalog.replace(pg_catalog.format_type(a.atttypid, a.atttypmod), '"', '') || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
  IS DISTINCT FROM w.definition
UNION ALL
SELECT pg_catalog.format('business_processes lacks a %s constraint', w.name)
FROM (VALUES ('p'::"char", 'primary key', 1), ('u'::"char", 'unique', 1), ('c'::"char", 'check', 2)) AS w (type, name, wanted)
WHERE (
  SELECT pg_catalog.count(*) FROM pg_catalog.pg_constraint o WHERE o.conrelid = pg_catalog.to_regclass(pg_catalog.format('%I.business_processes', :'schema')) AND o.contype = w.type
) < w.wanted
UNION ALL
SELECT pg_catalog.format('the index %s on business_processes is missing or not valid', w.name)
FROM (VALUES ('idx_business_processes_type'), ('idx_business_processes_active'), ('idx_business_processes_priority')) AS w (name)
WHERE NOT EXISTS (
  SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
  WHERE i.indrelid = pg_catalog.to_regclass(pg_catalog.format('%I.business_processes', :'schema')) AND c.relname = w.name AND i.indisvalid
);
