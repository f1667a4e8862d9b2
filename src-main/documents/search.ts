import type { Json } from '../../shared/base/json.ts';
import { parseJson } from '../../shared/base/parse-json.ts';
import type { Database } from '../database/database.ts';
import type { SearchHit } from './documents-service.ts';
import { foldText, textsOf } from './search-text.ts';

const limit = 100;

interface HeaderRow {
  readonly documentId: string;
  readonly kind: string;
  readonly name: string;
  readonly header: string;
}

interface RecordHit {
  readonly documentId: string;
  readonly recordId: string;
  readonly kind: string;
  readonly body: string;
}

/** Finds documents and records by any part of their texts; documents first, at most 100 of all. */
export function createSearch(database: Database): (text: string) => readonly SearchHit[] {
  const headers = database.prepare<[string, number], HeaderRow>(
    `SELECT id AS documentId, kind, name, header FROM documents
     WHERE archived_at IS NULL AND instr(folded, ?) > 0 ORDER BY name_key, id LIMIT ?`,
  );
  // The index holds the folded text and the key, so the search itself never reads a record.
  const records = database.prepare<[string, number], RecordHit>(
    `SELECT r.document_id AS documentId, r.id AS recordId, r.kind, r.body
     FROM (SELECT document_id, id FROM records INDEXED BY records_folded
           WHERE folded <> '' AND instr(folded, ?) > 0
             AND document_id IN (SELECT id FROM documents WHERE archived_at IS NULL)
           LIMIT ?) AS hit
     JOIN records AS r ON r.document_id = hit.document_id AND r.id = hit.id
     JOIN documents AS d ON d.id = r.document_id
     ORDER BY d.name_key, d.id, r.id`,
  );

  return (text) => {
    const needle = foldText(text.trim());
    if (needle === '' || needle.includes('\u0000')) return [];
    const inHeaders = headers.all(needle, limit).map(({ documentId, kind, name, header }) => ({
      documentId,
      recordId: null,
      name,
      kind,
      match: matchIn(parseJson(header) as Json, needle) ?? name,
    }));
    const inRecords = records
      .all(needle, limit - inHeaders.length)
      .map(({ documentId, recordId, kind, body }) => {
        const record = parseJson(body) as { readonly [key: string]: Json };
        const match = matchIn(record, needle) ?? '';
        return { documentId, recordId, name: ownName(record) ?? match, kind, match };
      });
    return [...inHeaders, ...inRecords];
  };
}

/** An event is named by itself, an arm of an experiment by its name; what has no name is shown by what was found in it. */
function ownName(record: { readonly [key: string]: Json }): string | undefined {
  const names = [record['name'], record['event'], record['measure']];
  return names.find((name): name is string => typeof name === 'string' && name !== '');
}

function matchIn(value: Json, needle: string): string | undefined {
  return textsOf(value).find((text) => foldText(text).includes(needle));
}
