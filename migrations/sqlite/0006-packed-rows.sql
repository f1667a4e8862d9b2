-- rewrites: push_documents, baselines
-- The same rows were written twice after a push, in the ledger and as what was agreed on, and each took pages of its own. Now
-- their text is packed (brotli; a BLOB), and after a push what was agreed on names the push: its row in the ledger has the text.
-- Text that was written before this stays as it is, which ANY allows. A push whose end is known is never taken out of the ledger.
CREATE TABLE push_documents_packed (
  push_id TEXT NOT NULL REFERENCES pushes (id) ON DELETE CASCADE,
  document_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('journey', 'funnel', 'process', 'experiment')),
  name TEXT NOT NULL,
  "write" TEXT NOT NULL CHECK ("write" IN ('insert', 'update', 'deactivate', 'delete')),
  revision INTEGER NOT NULL,
  before_hash TEXT,
  after_hash TEXT,
  before_text ANY CHECK (typeof(before_text) IN ('null', 'text', 'blob')),
  after_text ANY CHECK (typeof(after_text) IN ('null', 'text', 'blob')),
  PRIMARY KEY (push_id, document_id),
  CHECK ("write" = 'delete' OR (after_text IS NOT NULL AND after_hash IS NOT NULL)),
  CHECK ("write" = 'insert' OR (before_text IS NOT NULL AND before_hash IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO push_documents_packed
SELECT push_id, document_id, kind, name, "write", revision, before_hash, after_hash, before_text, after_text FROM push_documents;
DROP TABLE push_documents;
ALTER TABLE push_documents_packed RENAME TO push_documents;

CREATE TABLE baselines_packed (
  environment_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  -- Either the row, or the push that wrote it.
  row_text ANY CHECK (typeof(row_text) IN ('null', 'text', 'blob')),
  push_id TEXT,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  revision INTEGER NOT NULL,
  at TEXT NOT NULL,
  position TEXT CHECK (position IS NULL OR json_valid(position)),
  PRIMARY KEY (environment_id, document_id),
  CHECK ((row_text IS NULL) <> (push_id IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO baselines_packed
SELECT environment_id, document_id, row_text, NULL, hash, revision, at, position FROM baselines;
DROP TABLE baselines;
ALTER TABLE baselines_packed RENAME TO baselines;
