-- The least of auth.users that the data model refers to, for plain Postgres in development only: Supabase brings its own.
-- Needs: 0001-schema.

CREATE SCHEMA auth;

CREATE TABLE auth.users (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid()
);
