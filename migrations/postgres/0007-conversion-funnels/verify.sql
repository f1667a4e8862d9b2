-- One row for each thing of conversion_funnels that is not there as it should be; none where the step did its work.

SELECT pg_catalog.format('conversion_funnels.%s is not %s', w.name, w.definition) AS problem
FROM (VALUES
  ('id', 'uuid not null'),
  ('funnel_name', 'character varying(100) not null'),
  ('funnel_type', 'character varying(50) not null'),
  ('stages', 'jsonb not null'),
  ('is_active', 'boolean'),
  ('total_visitors', 'integer'),
  ('conversion_rate', 'numeric(5,2)'),
  ('average_time_to_convert_days', 'numeric(6,2)'),
  ('experiment_id', 'uuid'),
  ('variant_name', 'character varying(50)'),
  ('description', 'text'),
  ('target_audience', 'character varying(100)'),
  ('tags', 'text[]'),
  ('created_at', 'timestamp with time zone'),
  ('updated_at', 'timestamp with time zone')
) AS w (name, definition)
LEFT JOIN pg_catalog.pg_attribute a
  ON a.attrelid = pg_catalog.to_regclass(pg_catalog.format('%I.conversion_funnels', :'schema')) AND a.attname = w.name AND a.attnum > 0
WHERE pg_catalog.replace(pg_catalog.format_type(a.atttypid, a.atttypmod), '"', '') || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
  IS DISTINCT FROM w.definition
UNION ALL
SELECT pg_catalog.format('conversion_funnels lacks a %s constraint', w.name)
FROM (VALUES ('p'::"char", 'primary key', 1), ('u'::"char", 'unique', 1), ('c'::"char", 'check', 1)) AS w (type, name, wanted)
WHERE (
  SELECT pg_catalog.count(*) FROM pg_catalog.pg_constraint o WHERE o.conrelid = pg_catalog.to_regclass(pg_catalog.format('%I.conversion_funnels', :'schema')) AND o.contype = w.type
) < w.wanted
UNION ALL
SELECT pg_catalog.format('the index %s on conversion_funnels is missing or not valid', w.name)
FROM (VALUES ('idx_conversion_funnels_type'), ('idx_conversion_funnels_active'), ('idx_conversion_funnels_experiment')) AS w (name)
WHERE NOT EXISTS (
  SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
  WHERE i.indrelid = pg_catalog.to_regclass(pg_catalog.format('%I.conversion_funnels', :'schema')) AND c.relname = w.name AND i.indisvalid
);
