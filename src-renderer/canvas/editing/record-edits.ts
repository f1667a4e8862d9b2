import type { Id } from '../../../shared/base/ids.ts';
import { type Json, jsonEqual } from '../../../shared/base/json.ts';
import { codePointLength, textDefect } from '../../../shared/base/text.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { cutText, type DocumentWords } from '../../../shared/documents/in-words.ts';
import type { Outcome } from '../gestures.ts';

interface RecordEditsParts {
  readonly words: DocumentWords;
  /** 'the journey'. */
  readonly documentName: string;
  /** 'touchpoints', by record kind. */
  readonly plurals: Readonly<Record<string, string>>;
  /** The longest texts that the production columns take, in code points, by record kind; 'header' for the header. */
  readonly limits: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /**
   * The field that is shown and renamed on the canvas, where it is not `name` or may be empty; `blank` says what becomes of
   * an empty text. null: such a record has no name.
   */
  readonly namedBy?: Readonly<
    Record<string, { readonly field: string; readonly blank: 'keep' | 'null' | 'refuse' } | null>
  >;
}

/** What can be done to the fields of any record of one document kind, said in that kind's words. */
export interface RecordEdits {
  /** A record's name as the undo button and the history say it. */
  readonly nameIn: (document: Document, record: DocumentRecord) => string;
  /** One record by its name, several by their number: 'Upload ID', '3 touchpoints', '4 items'. */
  readonly namesIn: (document: Document, records: readonly DocumentRecord[]) => string;
  /** The longest text that a field's production column takes, in code points; null: any. Kind null: the header. */
  readonly fieldLimit: (kind: string | null, field: string) => number | null;
  /** Fields of one record or of many; records that have them already are left alone. */
  readonly setFields: (
    document: Document,
    ids: readonly Id[],
    fields: Readonly<Record<string, Json>>,
  ) => Outcome | null;
  readonly setHeader: (document: Document, field: string, value: Json) => Outcome | null;
  /**
   * The text that is shown on the canvas. Refused: characters that Postgres cannot hold, a name that is empty or longer
   * than its column.
   */
  readonly rename: (document: Document, id: Id, name: string) => Outcome | null;
}

export function createRecordEdits(parts: RecordEditsParts): RecordEdits {
  const { words, documentName, plurals, limits, namedBy = {} } = parts;

  function nameIn(document: Document, record: DocumentRecord): string {
    return cutText(
      words.recordName(record, (id) => document.records[id]),
      40,
    );
  }

  function namesIn(document: Document, records: readonly DocumentRecord[]): string {
    const [first] = records;
    if (!first) return 'nothing';
    if (records.length === 1) return nameIn(document, first);
    const sameKind = records.every(({ kind }) => kind === first.kind);
    const plural = Object.hasOwn(plurals, first.kind) ? plurals[first.kind] : undefined;
    return `${records.length} ${sameKind && plural ? plural : 'items'}`;
  }

  function fieldLimit(kind: string | null, field: string): number | null {
    const ofKind = Object.hasOwn(limits, kind ?? 'header') ? limits[kind ?? 'header'] : undefined;
    return ofKind && Object.hasOwn(ofKind, field) ? (ofKind[field] ?? null) : null;
  }

  function setFields(
    document: Document,
    ids: readonly Id[],
    fields: Readonly<Record<string, Json>>,
  ): Outcome | null {
    if (Object.values(fields).some((value) => typeof value === 'string' && textDefect(value))) return null;
    const updated: [DocumentRecord, DocumentRecord][] = [];
    for (const record of chosenRecords(document, ids)) {
      const after: DocumentRecord = { ...record, ...fields, id: record.id, kind: record.kind };
      if (!jsonEqual(record, after)) updated.push([record, after]);
    }
    const [first] = updated;
    if (!first) return null;
    const names = Object.keys(fields).map((field) => words.fieldName(first[0].kind, field).toLowerCase());
    const label = `Set ${names.join(' and ')} of ${namesIn(
      document,
      updated.map(([before]) => before),
    )}`;
    return { label, change: { added: [], updated, removed: [] } };
  }

  function setHeader(document: Document, field: string, value: Json): Outcome | null {
    const before = document.header[field] ?? null;
    if (jsonEqual(before, value)) return null;
    if (typeof value === 'string' && textDefect(value)) return null;
    const name = words.fieldName(null, field).toLowerCase();
    return {
      label: `Set ${name} of ${documentName}`,
      change: { header: { [field]: [before, value] }, added: [], updated: [], removed: [] },
    };
  }

  function rename(document: Document, id: Id, name: string): Outcome | null {
    const record = Object.hasOwn(document.records, id) ? document.records[id] : undefined;
    if (!record || textDefect(name)) return null;
    const own = Object.hasOwn(namedBy, record.kind) ? namedBy[record.kind] : undefined;
    if (own === null) return null;
    if (own?.blank === 'keep') return setFields(document, [id], { [own.field]: name });
    const trimmed = name.trim();
    if (own?.blank === 'null')
      return setFields(document, [id], { [own.field]: trimmed === '' ? null : trimmed });
    const field = own?.field ?? 'name';
    const limit = fieldLimit(record.kind, field);
    if (trimmed === '' || (limit !== null && codePointLength(trimmed) > limit)) return null;
    const outcome = setFields(document, [id], { [field]: trimmed });
    if (!outcome) return null;
    const label = `Rename ${namesIn(document, [record])} to ${trimmed}`;
    return { ...outcome, label: label.slice(0, 180).replace(/[\uD800-\uDBFF]$/, '') };
  }

  return { nameIn, namesIn, fieldLimit, setFields, setHeader, rename };
}

/** The records of these ids that exist, each once. */
export function chosenRecords(document: Document, ids: Iterable<Id>): DocumentRecord[] {
  return [...new Set(ids)].flatMap((id) => {
    const record = Object.hasOwn(document.records, id) ? document.records[id] : undefined;
    return record ?? [];
  });
}
