-- Removes auth.users as the step made it. Never run where it came from elsewhere. No CASCADE: what refers to it stops it.

DROP TABLE auth.users;

DROP SCHEMA auth;
