-- Undoes auth_users.up.sql. No CASCADE: it stops where anything else is in the schema.

DROP TABLE auth.users;

DROP SCHEMA auth;
