-- A minimal auth.users: what the data model refers to, for plain Postgres in development. Supabase brings its own.
-- Needs: 0001-schema.

CREATE SCHEMA auth;

CREATE TABLE auth.users (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid()
);
