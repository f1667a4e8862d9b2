-- Removes process_executions with everything in it. No CASCADE: what others hang on it stops it.

DROP TABLE :"schema".process_executions;
