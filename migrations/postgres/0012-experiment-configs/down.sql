-- Removes experiment_configs with everything in it. No CASCADE: what others hang on it stops it.

DROP TABLE :"schema".experiment_configs;
