-- One row for each reason why business_processes cannot be made here; none where it can.

SELECT 'something else is called business_processes there' AS problem
WHERE pg_catalog.to_regclass(pg_catalog.format('%I.business_processes', :'schema')) IS NOT NULL
UNION ALL
SELECT pg_catalog.format('the index name %s is taken there', w.name)
FROM (VALUES ('idx_business_processes_type'), ('idx_business_processes_active'), ('idx_business_processes_priority')) AS w (name)
WHERE pg_catalog.to_regclass(pg_catalog.format('%I.%I', :'schema', w.name)) IS NOT NULL;
