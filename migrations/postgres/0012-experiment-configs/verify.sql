-- One row for each thing of experiment_configs that is not there as it should be; none where the step did its work.

SELECT pg_catalog.format('experiment_configs.%s is not %s', w.name, w.definition) AS problem
FROM (VALUES
  ('id', 'uuid not null'),
  ('experiment_name', 'character varying(100) not null'),
  ('experiment_type', 'character varying(50) not null'),
  ('target_audience', 'jsonb'),
  ('variants', 'jsonb not null'),
  ('traffic_allocation', 'jsonb'),
  ('start_date', 'timestamp with time zone'),
  ('end_date', 'timestamp with time zone'),
  ('status', 'character varying(20)'),
  ('primary_metric', 'character varying(50)'),
  ('secondary_metrics', 'jsonb'),
  ('minimum_sample_size', 'integer'),
  ('winner_variant', 'character varying(50)'),
  ('confidence_level', 'numeric(5,2)'),
  ('improvement_percentage', 'numeric(5,2)'),
  ('hypothesis', 'text'),
  ('description', 'text'),
  ('owner', 'character varying(100)'),
  ('created_at', 'timestamp with time zone'),
  ('updated_at', 'timestamp with time zone')
) AS w (name, definition)
LEFT JOIN pg_catalog.pg_attribute a
  ON a.attrelid = pg_catalog.to_regclass(pg_catalog.format('%I.experiment_configs', :'schema')) AND a.attname = w.name AND a.attnum > 0
WHERE pg_catalog.replace(pg_catalog.format_type(a.atttypid, a.atttypmod), '"', '') || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
  IS DISTINCT FROM w.definition
UNION ALL
SELECT pg_catalog.format('experiment_configs lacks a %s constraint', w.name)
FROM (VALUES ('p'::"char", 'primary key', 1), ('u'::"char", 'unique', 1), ('c'::"char", 'check', 2)) AS w (type, name, wanted)
WHERE (
  SELECT pg_catalog.count(*) FROM pg_catalog.pg_constraint o WHERE o.conrelid = pg_catalog.to_regclass(pg_catalog.format('%I.experiment_configs', :'schema')) AND o.contype = w.type
) < w.wanted;
