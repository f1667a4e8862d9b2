-- One row for each thing of journey_templates that is not there as it should be; none where the step did its work.

SELECT pg_catalog.format('journey_templates.%s is not %s', w.name, w.definition) AS problem
FROM (VALUES
  ('id', 'uuid not null'),
  ('template_name', 'character varying(100) not null'),
  ('journey_type', 'character varying(50) not null'),
  ('persona_type', 'character varying(50)'),
  ('stages', 'jsonb not null'),
  ('touchpoints', 'jsonb not null'),
  ('success_criteria', 'jsonb'),
  ('usage_count', 'integer'),
  ('success_rate', 'numeric(5,2)'),
  ('description', 'text'),
  ('is_active', 'boolean'),
  ('version', 'character varying(20)'),
  ('created_at', 'timestamp with time zone'),
  ('updated_at', 'timestamp with time zone')
) AS w (name, definition)
LEFT JOIN pg_catalog.pg_attribute a
  ON a.attrelid = pg_catalog.to_regclass(pg_catalog.format('%I.journey_templates', :'schema')) AND a.attname = w.name AND a.attnum > 0
WHERE pg_catalog.replace(pg_catalog.format_type(a.atttypid, a.atttypmod), '"', '') || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
  IS DISTINCT FROM w.definition
UNION ALL
SELECT pg_catalog.format('journey_templates lacks a %s constraint', w.name)
FROM (VALUES ('p'::"char", 'primary key', 1), ('u'::"char", 'unique', 1)) AS w (type, name, wanted)
WHERE (
  SELECT pg_catalog.count(*) FROM pg_catalog.pg_constraint o WHERE o.conrelid = pg_catalog.to_regclass(pg_catalog.format('%I.journey_templates', :'schema')) AND o.contype = w.type
) < w.wanted;
