-- One row for each reason why the schema cannot be made here; none where it can.

SELECT 'the schema is there already' AS problem
WHERE EXISTS (SELECT FROM pg_catalog.pg_namespace n WHERE n.nspname = :'schema')
UNION ALL
SELECT pg_catalog.format('%s may not create a schema in %s', current_user, pg_catalog.current_database())
WHERE NOT pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')
UNION ALL
SELECT 'names that begin with pg_ belong to the server'
WHERE pg_catalog.left(:'schema', 3) = 'pg_';
