-- What every step that makes a table needs: one row for each reason why none can be made here; none where it can.

SELECT pg_catalog.format('the server is PostgreSQL %s; the tables need 14 or newer', pg_catalog.current_setting('server_version')) AS problem
WHERE pg_catalog.current_setting('server_version_num')::integer < 140000
UNION ALL
SELECT pg_catalog.format('%s may not create tables in the schema %s', current_user, n.nspname)
FROM pg_catalog.pg_namespace n
WHERE n.nspname = :'schema' AND NOT pg_catalog.has_schema_privilege(n.oid, 'CREATE')
UNION ALL
SELECT 'the server only answers questions at present: it is a standby'
WHERE pg_catalog.pg_is_in_recovery();
