-- Removes journey_templates with everything in it. No CASCADE: what others hang on it stops it.

DROP TABLE :"schema".journey_templates;
