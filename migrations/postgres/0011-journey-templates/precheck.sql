-- One row for each reason why journey_templates cannot be made here; none where it can.

SELECT 'something else is called journey_templates there' AS problem
WHERE pg_catalog.to_regclass(pg_catalog.format('%I.journey_templates', :'schema')) IS NOT NULL;
