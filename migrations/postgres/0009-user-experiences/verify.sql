-- One row for each thing of user_experiences that is not there as it should be; none where the step did its work.

SELECT pg_catalog.format('user_experiences.%s is not %s', w.name, w.definition) AS problem
FROM (VALUES
  ('id', 'uuid not null'),
  ('user_id', 'uuid not null'),
  ('journey_id', 'uuid'),
  ('experience_type', 'character varying(50) not null'),
  ('feature_name', 'character varying(100)'),
  ('page_url', 'character varying(500)'),
  ('satisfaction_rating', 'integer'),
  ('ease_of_use_rating', 'integer'),
  ('completion_success', 'boolean'),
  ('positive_feedback', 'text'),
  ('negative_feedback', 'text'),
  ('suggestions', 'text'),
  ('device_type', 'character varying(50)'),
  ('browser_info', 'character varying(100)'),
  ('session_duration_seconds', 'integer'),
  ('frustration_points', 'jsonb'),
  ('success_moments', 'jsonb'),
  ('created_at', 'timestamp with time zone')
) AS w (name, definition)
LEFT JOIN pg_catalog.pg_attribute a
  ON a.attrelid = pg_catalog.to_regclass(pg_catalog.format('%I.user_experiences', :'schema')) AND a.attname = w.name AND a.attnum > 0
WHERE pg_catalog.replace(pg_catalog.format_type(a.atttypid, a.atttypmod), '"', '') || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
  IS DISTINCT FROM w.definition
UNION ALL
SELECT pg_catalog.format('user_experiences lacks a %s constraint', w.name)
FROM (VALUES ('p'::"char", 'primary key', 1), ('c'::"char", 'check', 3), ('f'::"char", 'foreign key', 2)) AS w (type, name, wanted)
WHERE (
  SELECT pg_catalog.count(*) FROM pg_catalog.pg_constraint o WHERE o.conrelid = pg_catalog.to_regclass(pg_catalog.format('%I.user_experiences', :'schema')) AND o.contype = w.type
) < w.wanted
UNION ALL
SELECT pg_catalog.format('the index %s on user_experiences is missing or not valid', w.name)
FROM (VALUES ('idx_user_experiences_user_id'), ('idx_user_experiences_journey_id'), ('idx_user_experiences_type'), ('idx_user_experiences_rating'), ('idx_user_experiences_created')) AS w (name)
WHERE NOT EXISTS (
  SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
  WHERE i.indrelid = pg_catalog.to_regclass(pg_catalog.format('%I.user_experiences', :'schema')) AND c.relname = w.name AND i.indisvalid
);
