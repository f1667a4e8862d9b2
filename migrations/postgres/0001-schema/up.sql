-- The schema: what holds the ten tables.

CREATE SCHEMA :"schema";
