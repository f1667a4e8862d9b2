-- One row for each thing of touchpoints that is not there as it should be; none where the step did its work.

SELECT pg_catalog.format('touchpoints.%s is not %s', w.name, w.definition) AS problem
FROM (VALUES
  ('id', 'uuid not null'),
  ('journey_id', 'uuid not null'),
  ('user_id', 'uuid not null'),
  ('touchpoint_type', 'character varying(50) not null'),
  ('touchpoint_name', 'character varying(100) not null'),
  ('channel', 'character varying(50) not null'),
  ('page_url', 'character varying(500)'),
  ('feature_name', 'character varying(100)'),
  ('action_taken', 'character varying(100)'),
  ('started_at', 'timestamp with time zone not null'),
  ('completed_at', 'timestamp with time zone'),
  ('duration_seconds', 'integer'),
  ('success', 'boolean'),
  ('error_message', 'text'),
  ('user_feedback_rating', 'integer'),
  ('metadata', 'jsonb'),
  ('performance_metrics', 'jsonb'),
  ('created_at', 'timestamp with time zone')
) AS w (name, definition)
LEFT JOIN pg_catalog.pg_attribute a
  ON a.attrelid = pg_catalog.to_regclass(pg_catalog.format('%I.touchpoints', :'schema')) AND a.attname = w.name AND a.attnum > 0
WHERE pg_catalog.replace(pg_catalog.format_type(a.atttypid, a.atttypmod), '"', '') || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
  IS DISTINCT FROM w.definition
UNION ALL
SELECT pg_catalog.format('touchpoints lacks a %s constraint', w.name)
FROM (VALUES ('p'::"char", 'primary key', 1), ('c'::"char", 'check', 2), ('f'::"char", 'foreign key', 2)) AS w (type, name, wanted)
WHERE (
  SELECT pg_catalog.count(*) FROM pg_catalog.pg_constraint o WHERE o.conrelid = pg_catalog.to_regclass(pg_catalog.format('%I.touchpoints', :'schema')) AND o.contype = w.type
) < w.wanted
UNION ALL
SELECT pg_catalog.format('the index %s on touchpoints is missing or not valid', w.name)
FROM (VALUES ('idx_touchpoints_journey_id'), ('idx_touchpoints_user_id'), ('idx_touchpoints_type'), ('idx_touchpoints_channel'), ('idx_touchpoints_started'), ('idx_touchpoints_success')) AS w (name)
WHERE NOT EXISTS (
  SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
  WHERE i.indrelid = pg_catalog.to_regclass(pg_catalog.format('%I.touchpoints', :'schema')) AND c.relname = w.name AND i.indisvalid
);
