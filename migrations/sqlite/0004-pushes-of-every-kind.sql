-- rewrites: push_documents
-- Until now only journeys were pushed. The kind says in which table a document's rows are looked for.
ALTER TABLE push_documents ADD COLUMN kind TEXT NOT NULL DEFAULT 'journey'
  CHECK (kind IN ('journey', 'funnel', 'process', 'experiment'));
