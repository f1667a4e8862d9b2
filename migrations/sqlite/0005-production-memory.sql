-- rewrites: push_documents
-- Switching a row off is a write of its own: the history of pushes says so, where it said 'update' until now.
CREATE TABLE push_documents_with_switching_off (
  push_id TEXT NOT NULL REFERENCES pushes (id) ON DELETE CASCADE,
  document_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('journey', 'funnel', 'process', 'experiment')),
  name TEXT NOT NULL,
  "write" TEXT NOT NULL CHECK ("write" IN ('insert', 'update', 'deactivate', 'delete')),
  revision INTEGER NOT NULL,
  before_text TEXT,
  before_hash TEXT,
  after_text TEXT,
  after_hash TEXT,
  PRIMARY KEY (push_id, document_id),
  CHECK ("write" = 'delete' OR (after_text IS NOT NULL AND after_hash IS NOT NULL)),
  CHECK ("write" = 'insert' OR (before_text IS NOT NULL AND before_hash IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO push_documents_with_switching_off
SELECT push_id, document_id, kind, name, "write", revision, before_text, before_hash, after_text, after_hash FROM push_documents;
DROP TABLE push_documents;
ALTER TABLE push_documents_with_switching_off RENAME TO push_documents;

-- Up to where the change log of a database was seen when a document was last agreed on, as JSON: the snapshot and the server's
-- clock. NULL: not noted.
ALTER TABLE baselines ADD COLUMN position TEXT CHECK (position IS NULL OR json_valid(position));
-- The same at the end of a push; and the installation of assisted mode in whose ledger the push noted itself.
ALTER TABLE pushes ADD COLUMN position TEXT CHECK (position IS NULL OR json_valid(position));
ALTER TABLE pushes ADD COLUMN ledger_id TEXT;
