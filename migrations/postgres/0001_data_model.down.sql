-- Removes the ten tables and everything in them; nothing else. No CASCADE: what others hang on them stops it.

DROP TABLE IF EXISTS experiment_configs;
DROP TABLE IF EXISTS journey_templates;
DROP TABLE IF EXISTS journey_analytics;
DROP TABLE IF EXISTS user_experiences;
DROP TABLE IF EXISTS funnel_stages;
DROP TABLE IF EXISTS conversion_funnels;
DROP TABLE IF EXISTS process_executions;
DROP TABLE IF EXISTS business_processes;
DROP TABLE IF EXISTS touchpoints;
DROP TABLE IF EXISTS customer_journeys;
