-- Environments, what was last agreed with each (baselines), and the ledger of pushes. No secret is ever kept here.

CREATE TABLE environments (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('dev', 'staging', 'production')),
  connection TEXT NOT NULL CHECK (json_valid(connection)),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The row as both sides last agreed on it. `row_text` is the server's own jsonb text: never parsed into numbers for comparing.
CREATE TABLE baselines (
  environment_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  row_text TEXT NOT NULL CHECK (json_valid(row_text)),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  revision INTEGER NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (environment_id, document_id)
) STRICT, WITHOUT ROWID;

-- One row for each push, written before anything is sent. The names are kept as they were then.
CREATE TABLE pushes (
  id TEXT PRIMARY KEY NOT NULL,
  environment_id TEXT NOT NULL,
  environment_name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('sandbox', 'dev', 'staging', 'production')),
  plan_hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'committed', 'rolled-back', 'unknown')),
  started_at TEXT NOT NULL,
  finished_at TEXT,
  database_user TEXT,
  -- Which database it was, without the user: an environment may be pointed elsewhere later.
  target TEXT NOT NULL,
  -- The server's id of the transaction, known before COMMIT is sent: by it a lost answer is decided.
  transaction_id TEXT,
  rows INTEGER NOT NULL,
  message TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX pushes_started ON pushes (started_at);

CREATE TABLE push_documents (
  push_id TEXT NOT NULL REFERENCES pushes (id) ON DELETE CASCADE,
  document_id TEXT NOT NULL,
  name TEXT NOT NULL,
  "write" TEXT NOT NULL CHECK ("write" IN ('insert', 'update')),
  revision INTEGER NOT NULL,
  -- The row there before the push (null: there was none) and after it, for settling and for a later rollback.
  before_text TEXT,
  before_hash TEXT,
  after_text TEXT NOT NULL,
  after_hash TEXT NOT NULL,
  PRIMARY KEY (push_id, document_id)
) STRICT, WITHOUT ROWID;
