-- One row for each reason why funnel_stages cannot be made here; none where it can.

SELECT 'something else is called funnel_stages there' AS problem
WHERE pg_catalog.to_regclass(pg_catalog.format('%I.funnel_stages', :'schema')) IS NOT NULL
UNION ALL
SELECT 'conversion_funnels has no unique uuid column id that could be referred to'
WHERE NOT EXISTS (
  SELECT FROM pg_catalog.pg_constraint o
  JOIN pg_catalog.pg_attribute a ON a.attrelid = o.conrelid AND o.conkey = ARRAY[a.attnum]
  WHERE o.conrelid = pg_catalog.to_regclass(pg_catalog.format('%I.conversion_funnels', :'schema'))
    AND o.contype IN ('p', 'u') AND a.attname = 'id' AND a.atttypid = 'pg_catalog.uuid'::pg_catalog.regtype
)
UNION ALL
SELECT pg_catalog.format('%s may not refer to conversion_funnels', current_user)
WHERE NOT pg_catalog.has_any_column_privilege(pg_catalog.to_regclass(pg_catalog.format('%I.conversion_funnels', :'schema'))::pg_catalog.oid, 'REFERENCES')
UNION ALL
SELECT pg_catalog.format('the index name %s is taken there', w.name)
FROM (VALUES ('idx_funnel_stages_funnel_id'), ('idx_funnel_stages_order'), ('idx_funnel_stages_experiment')) AS w (name)
WHERE pg_catalog.to_regclass(pg_catalog.format('%I.%I', :'schema', w.name)) IS NOT NULL;
