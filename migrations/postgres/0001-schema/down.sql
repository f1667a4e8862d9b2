-- Removes the schema. No CASCADE: it stops where anything is in it.

DROP SCHEMA :"schema";
