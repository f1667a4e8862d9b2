-- The schema that holds the ten tables.

CREATE SCHEMA :"schema";
