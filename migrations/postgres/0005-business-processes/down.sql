-- Removes business_processes with everything in it. No CASCADE: what others hang on it stops it.

DROP TABLE :"schema".business_processes;
