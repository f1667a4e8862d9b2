-- Removes funnel_stages with everything in it. No CASCADE: what others hang on it stops it.

DROP TABLE :"schema".funnel_stages;
