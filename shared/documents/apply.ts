import type { Id } from '../base/ids.ts';
import { jsonEqual } from '../base/json.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { Change, Document, DocumentHeader, DocumentRecord } from './document.ts';
import { rememberChange } from './last-change.ts';
import { changedRecords } from './record-list.ts';

/** Why a change does not fit a document: the place, and what was found there. */
export interface ChangeProblem {
  readonly reason:
    | 'header-differs'
    | 'already-there'
    | 'not-there'
    | 'record-differs'
    | 'repeated'
    | 'id-or-kind-changed'
    /** `__proto__` as an id or a field: assigning it would set a prototype instead of a value. */
    | 'unsafe-name';
  /** The header field or the record id. */
  readonly place: string;
}

const unsafeName = '__proto__';

/**
 * The document after the change; the document itself is left as it is and what did not change is shared.
 * Every `before` must equal what is there, so that a change made on another state is refused whole. Removals come first,
 * so one change may put a record of another kind in the place of one with the same id.
 */
export function applyChange(document: Document, change: Change): Result<Document, ChangeProblem> {
  const header = applyHeader(document.header, change.header);
  if (!header.ok) return header;
  const { records } = document;
  const gone = new Set<Id>();
  const written = new Set<Id>();

  for (const record of change.removed) {
    if (gone.has(record.id)) return problem('repeated', record.id);
    gone.add(record.id);
    const current = own(records, record.id);
    if (!current) return problem('not-there', record.id);
    if (!jsonEqual(current, record)) return problem('record-differs', record.id);
  }
  for (const [before, after] of change.updated) {
    if (gone.has(before.id) || written.has(before.id)) return problem('repeated', before.id);
    written.add(before.id);
    if (before.id !== after.id || before.kind !== after.kind) return problem('id-or-kind-changed', before.id);
    const current = own(records, before.id);
    if (!current) return problem('not-there', before.id);
    if (current !== before && !jsonEqual(current, before)) return problem('record-differs', before.id);
  }
  for (const record of change.added) {
    if (record.id === unsafeName) return problem('unsafe-name', record.id);
    if (written.has(record.id)) return problem('repeated', record.id);
    written.add(record.id);
    if (own(records, record.id) && !gone.has(record.id)) return problem('already-there', record.id);
  }
  const next = { ...document, header: header.value, records: changedRecords(records, change) };
  rememberChange(document, change, next);
  return ok(next);
}

function applyHeader(
  header: DocumentHeader,
  fields: Change['header'],
): Result<DocumentHeader, ChangeProblem> {
  if (!fields) return ok(header);
  const next: Record<string, DocumentHeader[string]> = { ...header };
  for (const [field, [before, after]] of Object.entries(fields)) {
    if (field === unsafeName) return problem('unsafe-name', field);
    const current = Object.hasOwn(header, field) ? header[field] : null;
    if (!jsonEqual(current ?? null, before)) return problem('header-differs', field);
    next[field] = after;
  }
  return ok(next as unknown as DocumentHeader);
}

function own(records: Readonly<Record<Id, DocumentRecord>>, id: Id): DocumentRecord | undefined {
  return Object.hasOwn(records, id) ? records[id] : undefined;
}

function problem(reason: ChangeProblem['reason'], place: string) {
  return err({ reason, place });
}
