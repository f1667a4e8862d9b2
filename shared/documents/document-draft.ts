import type { Id } from '../base/ids.ts';
import type { Json } from '../base/json.ts';
import type { Document, DocumentHeader, DocumentRecord } from './document.ts';
import type { ThreeWayPlace } from './three-way-places.ts';

export type Version = 'base' | 'mine' | 'theirs';

/** A document that is being put together place by place; what is not written stays as it was. */
export interface DocumentDraft {
  readonly put: (place: ThreeWayPlace, version: Version) => void;
  readonly putField: (recordId: Id | null, field: string, value: Json | undefined) => void;
  readonly finish: () => Document;
}

export function draftOf(document: Document): DocumentDraft {
  const header = new Map(Object.entries(document.header));
  const records = new Map<Id, DocumentRecord>(Object.entries(document.records));
  /** Only records that were written are taken apart. */
  const open = new Map<Id, Map<string, Json>>();

  function fieldsOf(id: Id): Map<string, Json> | undefined {
    const record = records.get(id);
    if (!record) return undefined;
    const fields = open.get(id) ?? new Map(Object.entries(record));
    open.set(id, fields);
    return fields;
  }
  function putField(recordId: Id | null, field: string, value: Json | undefined): void {
    if (recordId === null) {
      header.set(field, value ?? null);
      return;
    }
    if (value === undefined) fieldsOf(recordId)?.delete(field);
    else fieldsOf(recordId)?.set(field, value);
  }
  function putRecord(id: Id, record: DocumentRecord | undefined): void {
    open.delete(id);
    if (record) records.set(id, record);
    else records.delete(id);
  }
  return {
    put: (place, version) => {
      if (place.what === 'record') putRecord(place.recordId, place[version]);
      else putField(place.recordId, place.field, place[version]);
    },
    putField,
    finish: () => {
      for (const [id, fields] of open) records.set(id, Object.fromEntries(fields) as DocumentRecord);
      open.clear();
      return {
        ...document,
        header: Object.fromEntries(header) as DocumentHeader,
        records: Object.fromEntries(records),
      };
    },
  };
}
