-- One row for each reason why auth.users cannot be made here; none where it can.

SELECT 'the schema auth is there without the table users: it is somebody else''s' AS problem
WHERE pg_catalog.to_regnamespace('auth') IS NOT NULL
UNION ALL
SELECT pg_catalog.format('%s may not create a schema in %s', current_user, pg_catalog.current_database())
WHERE NOT pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE');
