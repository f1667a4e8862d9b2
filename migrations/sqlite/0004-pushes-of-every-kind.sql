-- rewrites: push_documents
-- Until now only journeys were pushed, and nothing was ever deleted. The kind says in which table a document's rows are looked
-- for; where a push deleted them, there is no state after it.
CREATE TABLE push_documents_of_every_kind (
  push_id TEXT NOT NULL REFERENCES pushes (id) ON DELETE CASCADE,
  document_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('journey', 'funnel', 'process', 'experiment')),
  name TEXT NOT NULL,
  "write" TEXT NOT NULL CHECK ("write" IN ('insert', 'update', 'delete')),
  revision INTEGER NOT NULL,
  before_text TEXT,
  before_hash TEXT,
  after_text TEXT,
  after_hash TEXT,
  PRIMARY KEY (push_id, document_id),
  CHECK ("write" = 'delete' OR (after_text IS NOT NULL AND after_hash IS NOT NULL)),
  CHECK ("write" = 'insert' OR (before_text IS NOT NULL AND before_hash IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO push_documents_of_every_kind
SELECT push_id, document_id, 'journey', name, "write", revision, before_text, before_hash, after_text, after_hash FROM push_documents;
DROP TABLE push_documents;
ALTER TABLE push_documents_of_every_kind RENAME TO push_documents;
