-- Removes conversion_funnels with everything in it. No CASCADE: what others hang on it stops it.

DROP TABLE :"schema".conversion_funnels;
