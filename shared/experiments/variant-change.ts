import type { Id } from '../base/ids.ts';
import { type Json, jsonEqual } from '../base/json.ts';
import { isLayoutOnly } from '../documents/change.ts';
import type { Change, Document, DocumentRecord, FieldChange } from '../documents/document.ts';

/** Something that a variant changes and that its base does not have any more as the variant knew it. */
export interface Misfit {
  /** null: the document itself. */
  readonly recordId: Id | null;
  /** The record as the variant has it, to call it by its name; null: the document itself. */
  readonly record: DocumentRecord | null;
  /** null: the record as a whole. */
  readonly field: string | null;
  /**
   * `changed`: the base says something else by now; `gone`: the base has no such record any more; `taken`: another record
   * has the id.
   */
  readonly reason: 'changed' | 'gone' | 'taken';
  readonly wanted: Json;
  readonly now: Json;
}

export interface Fit {
  /** Applies to the base as it is. */
  readonly change: Change;
  readonly misfits: readonly Misfit[];
}

/**
 * A variant's change brought up to date with its base, which may have been edited since: field by field, so that edits of
 * other fields do not matter, and without what the base says by itself by now. What both changed is a misfit: with `keep`
 * 'base' it is left out, with 'variant' the variant's value is put over the base's. Linear in the change.
 */
export function fitChange(base: Document, change: Change, keep: 'base' | 'variant' = 'base'): Fit {
  const misfits: Misfit[] = [];
  const added: DocumentRecord[] = [];
  const updated: (readonly [DocumentRecord, DocumentRecord])[] = [];
  const removed: DocumentRecord[] = [];
  const gone = new Set<Id>();
  const written = new Set<Id>(['__proto__']);
  const replaced = new Map(change.added.map((record) => [record.id, record]));
  const once = (ids: Set<Id>, id: Id) => !ids.has(id) && ids.add(id) !== undefined;
  const update = (now: DocumentRecord, after: DocumentRecord) => {
    if (!jsonEqual(now, after)) updated.push([now, after]);
  };

  for (const record of change.removed) {
    const now = recordIn(base, record.id);
    // What became another kind is removed and added under one id.
    if (!now || !once(gone, record.id)) continue;
    const next = replaced.get(record.id);
    if (next && jsonEqual(next, now)) {
      gone.delete(record.id);
      continue;
    }
    const same = jsonEqual(now, record) || isLayoutOnly(now, record);
    if (!same) misfits.push(misfit(record, null, 'changed', null, now));
    if (same || keep === 'variant') removed.push(now);
    else gone.delete(record.id);
  }
  for (const [before, after] of change.updated) {
    if (before.id !== after.id || before.kind !== after.kind || !once(written, after.id)) continue;
    const now = recordIn(base, before.id);
    if (!now) {
      misfits.push(misfit(after, null, 'gone', after, null));
      if (keep === 'variant') added.push(after);
    } else if (now.kind === after.kind) {
      update(now, fitRecord(now, before, after, keep, misfits));
    } else misfits.push(misfit(after, null, 'taken', after, now));
  }
  for (const record of change.added) {
    if (!once(written, record.id)) continue;
    const now = gone.has(record.id) ? undefined : recordIn(base, record.id);
    if (!now) added.push(record);
    else if (!jsonEqual(now, record)) {
      misfits.push(misfit(record, null, 'taken', record, now));
      if (keep === 'variant' && now.kind === record.kind) update(now, record);
    }
  }
  const header = fitHeader(base, change.header ?? {}, keep, misfits);
  const fitted = { added, updated, removed };
  return { change: header ? { header, ...fitted } : fitted, misfits };
}

function fitRecord(
  now: DocumentRecord,
  before: DocumentRecord,
  after: DocumentRecord,
  keep: 'base' | 'variant',
  misfits: Misfit[],
): DocumentRecord {
  const fields = new Map(Object.entries(now));
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, wanted, is] = [own(before, field), own(after, field), own(now, field)];
    if (same(was, wanted) || same(is, wanted)) continue;
    // A place on the canvas is no reason to stop anybody.
    const fits = same(is, was) || field === 'layout';
    if (!fits) misfits.push(misfit(after, field, 'changed', wanted ?? null, is ?? null));
    if (!fits && keep === 'base') continue;
    if (wanted === undefined) fields.delete(field);
    else fields.set(field, wanted);
  }
  return Object.fromEntries(fields) as DocumentRecord;
}

function fitHeader(
  base: Document,
  header: NonNullable<Change['header']>,
  keep: 'base' | 'variant',
  misfits: Misfit[],
): Change['header'] {
  const fields: [string, FieldChange][] = [];
  for (const [field, [before, after]] of Object.entries(header)) {
    const now = own(base.header, field) ?? null;
    if (field === '__proto__' || jsonEqual(now, after)) continue;
    const fits = jsonEqual(now, before);
    if (!fits) misfits.push({ recordId: null, record: null, field, reason: 'changed', wanted: after, now });
    if (fits || keep === 'variant') fields.push([field, [now, after]]);
  }
  return fields.length > 0 ? Object.fromEntries(fields) : undefined;
}

function misfit(
  record: DocumentRecord,
  field: string | null,
  reason: Misfit['reason'],
  wanted: Json,
  now: Json,
): Misfit {
  return { recordId: record.id, record, field, reason, wanted, now };
}

function recordIn({ records }: Document, id: Id): DocumentRecord | undefined {
  return Object.hasOwn(records, id) ? records[id] : undefined;
}

function own(from: Readonly<Record<string, Json>>, field: string): Json | undefined {
  return Object.hasOwn(from, field) ? from[field] : undefined;
}

function same(a: Json | undefined, b: Json | undefined): boolean {
  return a === undefined || b === undefined ? a === b : jsonEqual(a, b);
}
