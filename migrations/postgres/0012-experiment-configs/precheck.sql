-- One row for each reason why experiment_configs cannot be made here; none where it can.

SELECT 'something else is called experiment_configs there' AS problem
WHERE pg_catalog.to_regclass(pg_catalog.format('%I.experiment_configs', :'schema')) IS NOT NULL;
