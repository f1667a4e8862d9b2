-- Documents and selections that people keep as starting points; `body` is the whole document as JSON.
CREATE TABLE templates (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('journey', 'funnel', 'process', 'experiment')),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  description TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX templates_name ON templates (kind, name_key);

-- Images shown on canvases. Named by what they hold, so that the same image is kept once and a copy needs no bytes.
CREATE TABLE attachments (
  sha256 TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64),
  media_type TEXT NOT NULL,
  file_name TEXT NOT NULL,
  width INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0),
  bytes BLOB NOT NULL,
  added_at TEXT NOT NULL
) STRICT;
