-- One row for each thing of customer_journeys that is not there as it should be; none where the step did its work.

SELECT pg_catalog.format('customer_journeys.%s is not %s', w.name, w.definition) AS problem
FROM (VALUES
  ('id', 'uuid not null'),
  ('user_id', 'uuid not null'),
  ('journey_type', 'character varying(50) not null'),
  ('current_stage', 'character varying(50) not null'),
  ('started_at', 'timestamp with time zone'),
  ('completed_at', 'timestamp with time zone'),
  ('is_active', 'boolean'),
  ('metadata', 'jsonb'),
  ('persona_type', 'character varying(50)'),
  ('entry_point', 'character varying(100)'),
  ('target_outcome', 'character varying(100)'),
  ('completion_percentage', 'numeric(5,2)'),
  ('time_spent_minutes', 'integer'),
  ('touchpoint_count', 'integer'),
  ('created_at', 'timestamp with time zone'),
  ('updated_at', 'timestamp with time zone')
) AS w (name, definition)
LEFT JOIN pg_catalog.pg_attribute a
  ON a.attrelid = pg_catalog.to_regclass(pg_catalog.format('%I.customer_journeys', :'schema')) AND a.attname = w.name AND a.attnum > 0
WHERE pg_catalog.replace(pg_catalog.format_type(a.atttypid, a.atttypmod), '"', '') || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
  IS DISTINCT FROM w.definition
UNION ALL
SELECT pg_catalog.format('customer_journeys lacks a %s constraint', w.name)
FROM (VALUES ('p'::"char", 'primary key', 1), ('c'::"char", 'check', 1), ('f'::"char", 'foreign key', 1)) AS w (type, name, wanted)
WHERE (
  SELECT pg_catalog.count(*) FROM pg_catalog.pg_constraint o WHERE o.conrelid = pg_catalog.to_regclass(pg_catalog.format('%I.customer_journeys', :'schema')) AND o.contype = w.type
) < w.wanted
UNION ALL
SELECT pg_catalog.format('the index %s on customer_journeys is missing or not valid', w.name)
FROM (VALUES ('idx_customer_journeys_user_id'), ('idx_customer_journeys_type_stage'), ('idx_customer_journeys_active'), ('idx_customer_journeys_started')) AS w (name)
WHERE NOT EXISTS (
  SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
  WHERE i.indrelid = pg_catalog.to_regclass(pg_catalog.format('%I.customer_journeys', :'schema')) AND c.relname = w.name AND i.indisvalid
);
