-- Removes customer_journeys with everything in it. No CASCADE: what others hang on it stops it.

DROP TABLE :"schema".customer_journeys;
