import type { Id } from '../base/ids.ts';
import type { Json } from '../base/json.ts';
import type { Change, Document, DocumentHeader, DocumentRecord } from './document.ts';
import { changedRecords } from './record-list.ts';
import { recordOf, type ThreeWayPlace } from './three-way-places.ts';

export type Version = 'base' | 'mine' | 'theirs';

/** A document that is being put together place by place; what is not written stays as it was. */
export interface DocumentDraft {
  readonly put: (place: ThreeWayPlace, version: Version) => void;
  readonly putField: (recordId: Id | null, field: string, value: Json | undefined) => void;
  readonly finish: () => Document;
}

export function draftOf(document: Document): DocumentDraft {
  const header = new Map(Object.entries(document.header));
  /** undefined: it was taken away. */
  const written = new Map<Id, DocumentRecord | undefined>();
  /** Only records that were written are taken apart. */
  const open = new Map<Id, Map<string, Json>>();

  function fieldsOf(id: Id): Map<string, Json> | undefined {
    const known = open.get(id);
    if (known) return known;
    const record = written.has(id) ? written.get(id) : recordOf(document, id);
    if (!record) return undefined;
    const fields = new Map(Object.entries(record));
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
    written.set(id, record);
  }
  return {
    put: (place, version) => {
      if (place.what === 'record') putRecord(place.recordId, place[version]);
      else putField(place.recordId, place.field, place[version]);
    },
    putField,
    finish: () => {
      for (const [id, fields] of open) written.set(id, Object.fromEntries(fields) as DocumentRecord);
      open.clear();
      return {
        ...document,
        header: Object.fromEntries(header) as DocumentHeader,
        records: changedRecords(document.records, changeOf(document, written)),
      };
    },
  };
}

function changeOf(document: Document, written: ReadonlyMap<Id, DocumentRecord | undefined>): Change {
  const added: DocumentRecord[] = [];
  const updated: [DocumentRecord, DocumentRecord][] = [];
  const removed: DocumentRecord[] = [];
  for (const [id, after] of written) {
    const before = recordOf(document, id);
    if (before && after) updated.push([before, after]);
    else if (after) added.push(after);
    else if (before) removed.push(before);
  }
  return { added, updated, removed };
}
