import { parseJson } from '../../shared/base/parse-json.ts';
import type { Change } from '../../shared/documents/document.ts';
import type { Edit, EditIntent } from '../../shared/documents/summary.ts';
import type { Database } from '../database/database.ts';

export interface NewEdit {
  readonly documentId: string;
  readonly revision: number;
  readonly changeId: string;
  readonly intent: EditIntent;
  readonly label: string;
  readonly at: string;
  readonly change: Change;
}

export interface LoggedRow {
  readonly revision: number;
  readonly intent: EditIntent;
  readonly label: string;
  readonly change: Change;
}

const editColumns = `edits.revision, change_id AS changeId, intent, label, edits.at, versions.name AS version
  FROM edits LEFT JOIN versions ON versions.document_id = edits.document_id AND versions.revision = edits.revision`;

export type EditsRepository = ReturnType<typeof createEditsRepository>;

/** The edit log. Rows are added and never changed. */
export function createEditsRepository(database: Database) {
  const append = database.prepare(
    `INSERT INTO edits (document_id, revision, change_id, intent, label, at, change)
     VALUES (@documentId, @revision, @changeId, @intent, @label, @at, @change)`,
  );
  const byChangeId = database.prepare<[string], { documentId: string; revision: number }>(
    'SELECT document_id AS documentId, revision FROM edits WHERE change_id = ?',
  );
  const page = database.prepare<[string, number, number], Edit>(
    `SELECT ${editColumns} WHERE edits.document_id = ? AND edits.revision < ? ORDER BY edits.revision DESC LIMIT ?`,
  );
  const namedPage = database.prepare<[string, number, number], Edit>(
    `SELECT ${editColumns} WHERE versions.document_id = ? AND versions.revision < ? ORDER BY versions.revision DESC LIMIT ?`,
  );
  const one = database.prepare<[string, number], Edit>(
    `SELECT ${editColumns} WHERE edits.document_id = ? AND edits.revision = ?`,
  );
  const since = database.prepare<[string, number], Omit<LoggedRow, 'change'> & { change: string }>(
    `SELECT revision, intent, label, change FROM edits WHERE document_id = ? AND revision >= ? ORDER BY revision`,
  );
  const intents = database.prepare<[string], { revision: number; intent: EditIntent }>(
    'SELECT revision, intent FROM edits WHERE document_id = ? ORDER BY revision DESC',
  );
  const nameVersion = database.prepare(
    `INSERT INTO versions (document_id, revision, name, at) VALUES (?, ?, ?, ?)
     ON CONFLICT (document_id, revision) DO UPDATE SET name = excluded.name, at = excluded.at`,
  );

  return {
    append: (edit: NewEdit): void => {
      append.run({ ...edit, change: JSON.stringify(edit.change) });
    },
    find: (changeId: string) => byChangeId.get(changeId) ?? null,
    page: (documentId: string, before: number, limit: number): readonly Edit[] =>
      page.all(documentId, before, limit),
    namedPage: (documentId: string, before: number, limit: number): readonly Edit[] =>
      namedPage.all(documentId, before, limit),
    one: (documentId: string, revision: number): Edit | null => one.get(documentId, revision) ?? null,
    /** Oldest first, with the changes. */
    since: (documentId: string, revision: number): readonly LoggedRow[] =>
      since.all(documentId, revision).map((row) => ({ ...row, change: parseJson(row.change) as Change })),
    /** Newest first, without the changes; the caller stops when it has seen enough. */
    intents: (documentId: string) => intents.iterate(documentId),
    nameVersion: (documentId: string, revision: number, name: string, at: string): void => {
      nameVersion.run(documentId, revision, name, at);
    },
  };
}
