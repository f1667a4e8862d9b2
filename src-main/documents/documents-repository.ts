import type { Json } from '../../shared/base/json.ts';
import { parseJson } from '../../shared/base/parse-json.ts';
import type {
  Document,
  DocumentHeader,
  DocumentKind,
  DocumentRecord,
} from '../../shared/documents/document.ts';
import type { DocumentSummary } from '../../shared/documents/summary.ts';
import type { Database } from '../database/database.ts';

/** The row of a document without its records. */
export interface StoredDocument {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly header: DocumentHeader;
  readonly revision: number;
  readonly archivedAt: string | null;
}

export interface NewDocument {
  readonly document: Document;
  readonly nameKey: string;
  readonly folded: string;
  readonly at: string;
}

export interface RecordRow {
  readonly record: DocumentRecord;
  readonly folded: string;
}

interface Row {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly header: string;
  readonly revision: number;
  readonly archivedAt: string | null;
}

const summaryColumns = 'id, kind, name, revision, updated_at AS updatedAt, archived_at AS archivedAt';

export type DocumentsRepository = ReturnType<typeof createDocumentsRepository>;

/** Raw prepared statements: these are the rows that every key press goes through. */
export function createDocumentsRepository(database: Database) {
  const one = database.prepare<[string], Row>(
    'SELECT id, kind, header, revision, archived_at AS archivedAt FROM documents WHERE id = ?',
  );
  const summary = database.prepare<[string], DocumentSummary>(
    `SELECT ${summaryColumns} FROM documents WHERE id = ?`,
  );
  const active = database.prepare<[], DocumentSummary>(
    `SELECT ${summaryColumns} FROM documents WHERE archived_at IS NULL ORDER BY name_key, id`,
  );
  const archived = database.prepare<[], DocumentSummary>(
    `SELECT ${summaryColumns} FROM documents WHERE archived_at IS NOT NULL ORDER BY archived_at DESC, id`,
  );
  const holder = database
    .prepare<[string, string, string], string>(
      'SELECT id FROM documents WHERE kind = ? AND name_key = ? AND archived_at IS NULL AND id <> ?',
    )
    .pluck();
  const insertDocument = database.prepare(
    `INSERT INTO documents (id, kind, name, name_key, header, folded, revision, created_at, updated_at)
     VALUES (@id, @kind, @name, @nameKey, @header, @folded, 1, @at, @at)`,
  );
  const updateHeader = database.prepare(
    'UPDATE documents SET name = @name, name_key = @nameKey, header = @header, folded = @folded WHERE id = @id',
  );
  const updateRevision = database.prepare('UPDATE documents SET revision = ?, updated_at = ? WHERE id = ?');
  const updateArchived = database.prepare('UPDATE documents SET archived_at = ? WHERE id = ?');
  const allRecords = database
    .prepare<[string], string>('SELECT body FROM records WHERE document_id = ?')
    .pluck();
  const oneRecord = database
    .prepare<[string, string], string>('SELECT body FROM records WHERE document_id = ? AND id = ?')
    .pluck();
  const writeRecord = database.prepare(
    `INSERT INTO records (document_id, id, kind, body, folded) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (document_id, id) DO UPDATE SET kind = excluded.kind, body = excluded.body, folded = excluded.folded`,
  );
  const deleteRecord = database.prepare('DELETE FROM records WHERE document_id = ? AND id = ?');

  return {
    find: (id: string): StoredDocument | null => {
      const row = one.get(id);
      return row ? { ...row, header: parse(row.header) as unknown as DocumentHeader } : null;
    },
    summary: (id: string): DocumentSummary | null => summary.get(id) ?? null,
    list: (filter: { readonly archived: boolean }): readonly DocumentSummary[] =>
      filter.archived ? archived.all() : active.all(),
    /** The id of another document of this kind that is not archived and has this name. */
    nameHolder: (kind: DocumentKind, nameKey: string, exceptId: string): string | null =>
      holder.get(kind, nameKey, exceptId) ?? null,
    records: (id: string): Record<string, DocumentRecord> => {
      // One text, one parse: a third faster than a parse for each record.
      const list = parse(`[${allRecords.all(id).join(',')}]`) as unknown as readonly DocumentRecord[];
      const records: Record<string, DocumentRecord> = {};
      for (const record of list) records[record.id] = record;
      return records;
    },
    /** Only those of the records that are there. */
    someRecords: (id: string, recordIds: Iterable<string>): Record<string, DocumentRecord> => {
      const records: Record<string, DocumentRecord> = {};
      for (const recordId of recordIds) {
        const body = oneRecord.get(id, recordId);
        if (body !== undefined) records[recordId] = parse(body) as unknown as DocumentRecord;
      }
      return records;
    },
    insert: ({ document, nameKey, folded, at }: NewDocument): void => {
      const { id, kind, header } = document;
      insertDocument.run({
        id,
        kind,
        name: header.name,
        nameKey,
        header: JSON.stringify(header),
        folded,
        at,
      });
    },
    setHeader: (id: string, header: DocumentHeader, nameKey: string, folded: string): void => {
      updateHeader.run({ id, name: header.name, nameKey, header: JSON.stringify(header), folded });
    },
    setRevision: (id: string, revision: number, at: string): void => {
      updateRevision.run(revision, at, id);
    },
    setArchived: (id: string, at: string | null): void => {
      updateArchived.run(at, id);
    },
    putRecord: (id: string, { record, folded }: RecordRow): void => {
      writeRecord.run(id, record.id, record.kind, JSON.stringify(record), folded);
    },
    removeRecord: (id: string, recordId: string): void => {
      deleteRecord.run(id, recordId);
    },
  };
}

function parse(text: string): Json {
  return parseJson(text) as Json;
}
