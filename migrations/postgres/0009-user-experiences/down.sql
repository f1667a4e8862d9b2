-- Removes user_experiences with everything in it. No CASCADE: what others hang on it stops it.

DROP TABLE :"schema".user_experiences;
