-- One row for each reason why journey_analytics cannot be made here; none where it can.

SELECT 'something else is called journey_analytics there' AS problem
WHERE pg_catalog.to_regclass(pg_catalog.format('%I.journey_analytics', :'schema')) IS NOT NULL
UNION ALL
SELECT pg_catalog.format('the index name %s is taken there', w.name)
FROM (VALUES ('idx_journey_analytics_date'), ('idx_journey_analytics_type'), ('idx_journey_analytics_stage'), ('idx_journey_analytics_segment'), ('idx_journey_analytics_experiment')) AS w (name)
WHERE pg_catalog.to_regclass(pg_catalog.format('%I.%I', :'schema', w.name)) IS NOT NULL;
