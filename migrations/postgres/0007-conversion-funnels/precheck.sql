-- One row for each reason why conversion_funnels cannot be made here; none where it can.

SELECT 'something else is called conversion_funnels there' AS problem
WHERE pg_catalog.to_regclass(pg_catalog.format('%I.conversion_funnels', :'schema')) IS NOT NULL
UNION ALL
SELECT pg_catalog.format('the index name %s is taken there', w.name)
FROM (VALUES ('idx_conversion_funnels_type'), ('idx_conversion_funnels_active'), ('idx_conversion_funnels_experiment')) AS w (name)
WHERE pg_catalog.to_regclass(pg_catalog.format('%I.%I', :'schema', w.name)) IS NOT NULL;
