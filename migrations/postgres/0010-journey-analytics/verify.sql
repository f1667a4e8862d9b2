-- One row for each thing of journey_analytics that is not there as it should be; none where the step did its work.

SELECT pg_catalog.format('journey_analytics.%s is not %s', w.name, w.definition) AS problem
FROM (VALUES
  ('id', 'uuid not null'),
  ('date', 'date not null'),
  ('journey_type', 'character varying(50) not null'),
  ('stage_name', 'character varying(100) not null'),
  ('total_users', 'integer'),
  ('active_users', 'integer'),
  ('completion_rate', 'numeric(5,2)'),
  ('average_completion_time_minutes', 'numeric(8,2)'),
  ('median_completion_time_minutes', 'numeric(8,2)'),
  ('satisfaction_score', 'numeric(3,2)'),
  ('drop_off_rate', 'numeric(5,2)'),
  ('conversion_rate', 'numeric(5,2)'),
  ('revenue_impact', 'numeric(10,2)'),
  ('user_segment', 'character varying(50)'),
  ('device_type', 'character varying(50)'),
  ('acquisition_channel', 'character varying(50)'),
  ('experiment_id', 'uuid'),
  ('variant_name', 'character varying(50)'),
  ('data_quality_score', 'numeric(3,2)'),
  ('created_at', 'timestamp with time zone'),
  ('updated_at', 'timestamp with time zone')
) AS w (name, definition)
LEFT JOIN pg_catalog.pg_attribute a
  ON a.attrelid = pg_catalog.to_regclass(pg_catalog.format('%I.journey_analytics', :'schema')) AND a.attname = w.name AND a.attnum > 0
WHERE pg_catalog.replace(pg_catalog.format_type(a.atttypid, a.atttypmod), '"', '') || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
  IS DISTINCT FROM w.definition
UNION ALL
SELECT pg_catalog.format('journey_analytics lacks a %s constraint', w.name)
FROM (VALUES ('p'::"char", 'primary key', 1), ('u'::"char", 'unique', 1)) AS w (type, name, wanted)
WHERE (
  SELECT pg_catalog.count(*) FROM pg_catalog.pg_constraint o WHERE o.conrelid = pg_catalog.to_regclass(pg_catalog.format('%I.journey_analytics', :'schema')) AND o.contype = w.type
) < w.wanted
UNION ALL
SELECT pg_catalog.format('the index %s on journey_analytics is missing or not valid', w.name)
FROM (VALUES ('idx_journey_analytics_date'), ('idx_journey_analytics_type'), ('idx_journey_analytics_stage'), ('idx_journey_analytics_segment'), ('idx_journey_analytics_experiment')) AS w (name)
WHERE NOT EXISTS (
  SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
  WHERE i.indrelid = pg_catalog.to_regclass(pg_catalog.format('%I.journey_analytics', :'schema')) AND c.relname = w.name AND i.indisvalid
);
