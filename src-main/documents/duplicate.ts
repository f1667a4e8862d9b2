import { isId, type NewId } from '../../shared/base/ids.ts';
import { isJsonObject, type Json } from '../../shared/base/json.ts';
import type { Document, DocumentRecord } from '../../shared/documents/document.ts';

/** Fields that name another record of the document, whatever form its id has. */
export const referenceFields: ReadonlySet<string> = new Set([
  'stageId',
  'laneId',
  'from',
  'to',
  'rejoin',
  'groupId',
  'parentId',
  'procedureId',
  'target',
]);

/** The same document under new ids, its own and those of all records; what refers to a record follows it. */
export function withNewIds(document: Document, newId: NewId): Document {
  const renewed = new Map(Object.keys(document.records).map((id) => [id, newId()]));
  const records = Object.values(document.records).map((record) => {
    const copy = renew(record, '', renewed) as DocumentRecord;
    return { ...copy, id: renewed.get(record.id) ?? newId() };
  });
  return {
    ...document,
    id: newId(),
    records: Object.fromEntries(records.map((record) => [record.id, record])),
  };
}

/**
 * A UUID that is a record's id can only mean that record, wherever it stands. A short id that was made elsewhere ("web") might
 * also be a plain word, so it counts in the known fields only.
 */
function renew(value: Json, field: string, renewed: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') {
    return isId(value) || referenceFields.has(field) ? (renewed.get(value) ?? value) : value;
  }
  if (Array.isArray(value)) return value.map((item) => renew(item, field, renewed));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renew(item, key, renewed)]));
}
