-- One row where the schema is not there or may not be used; none where the step did its work.

SELECT 'the schema is missing' AS problem
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_namespace n WHERE n.nspname = :'schema')
UNION ALL
SELECT pg_catalog.format('%s may not use the schema', current_user)
FROM pg_catalog.pg_namespace n
WHERE n.nspname = :'schema' AND NOT pg_catalog.has_schema_privilege(n.oid, 'USAGE');
