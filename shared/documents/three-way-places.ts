import type { Id } from '../base/ids.ts';
import { type Json, type JsonObject, jsonEqual } from '../base/json.ts';
import type { Document, DocumentRecord } from './document.ts';

/** One place of a document in three states, where not all three say the same. */
export type ThreeWayPlace = FieldPlace | RecordPlace;

interface Sides {
  /** Mine is not what stood there before; where that is unknown, both sides count as changed. */
  readonly changedHere: boolean;
  readonly changedThere: boolean;
  /** Both sides say the same, whatever stood there before. */
  readonly same: boolean;
}

/** A header field, or a field of a record that both sides have. */
export interface FieldPlace extends Sides {
  readonly what: 'field';
  /** null: the header. */
  readonly recordId: Id | null;
  readonly recordKind: string | null;
  readonly field: string;
  /** false: nothing is known of before; `base` is undefined then. */
  readonly baseKnown: boolean;
  /** undefined: the field is not there, which in a record differs from null. */
  readonly base: Json | undefined;
  readonly mine: Json | undefined;
  readonly theirs: Json | undefined;
}

/** A record that only one side has, or that is of two kinds, or that both removed. */
export interface RecordPlace extends Sides {
  readonly what: 'record';
  readonly recordId: Id;
  readonly base: DocumentRecord | undefined;
  readonly mine: DocumentRecord | undefined;
  readonly theirs: DocumentRecord | undefined;
}

/**
 * Every place where three states of a document do not all say the same: the header first, then record by record as mine,
 * theirs and base list them. Without a base, a record that only one side has counts as added there. Linear in the
 * number of records.
 */
export function* threeWayPlaces(
  base: Document | null,
  mine: Document,
  theirs: Document,
): Generator<ThreeWayPlace> {
  yield* fieldPlaces(
    null,
    base ? withoutNulls(base.header) : undefined,
    withoutNulls(mine.header),
    withoutNulls(theirs.header),
  );
  const ids = new Set([
    ...Object.keys(mine.records),
    ...Object.keys(theirs.records),
    ...Object.keys(base?.records ?? {}),
  ]);
  for (const id of ids) {
    const [before, here, there] = [
      base ? recordOf(base, id) : undefined,
      recordOf(mine, id),
      recordOf(theirs, id),
    ];
    if (before === here && here === there) continue;
    if (here && there && here.kind === there.kind) {
      const sameKind = before?.kind === here.kind ? before : undefined;
      yield* fieldPlaces(here, sameKind, here, there);
      continue;
    }
    const bothWithoutBase = !before && here !== undefined && there !== undefined;
    yield {
      what: 'record',
      recordId: id,
      base: before,
      mine: here,
      theirs: there,
      changedHere: bothWithoutBase || !jsonEqual(before, here),
      changedThere: bothWithoutBase || !jsonEqual(before, there),
      same: here === undefined && there === undefined,
    };
  }
}

export function recordOf(document: Document, id: Id): DocumentRecord | undefined {
  return Object.hasOwn(document.records, id) ? document.records[id] : undefined;
}

function* fieldPlaces(
  record: DocumentRecord | null,
  base: JsonObject | undefined,
  mine: JsonObject,
  theirs: JsonObject,
): Generator<FieldPlace> {
  const fields = new Set([...Object.keys(mine), ...Object.keys(theirs), ...Object.keys(base ?? {})]);
  for (const field of fields) {
    const [before, here, there] = [own(base, field), own(mine, field), own(theirs, field)];
    const same = jsonEqual(here, there);
    const changedHere = base === undefined || !jsonEqual(before, here);
    const changedThere = base === undefined || !jsonEqual(before, there);
    if (same && (!changedHere || base === undefined)) continue;
    yield {
      what: 'field',
      recordId: record?.id ?? null,
      recordKind: record?.kind ?? null,
      field,
      baseKnown: base !== undefined,
      base: before,
      mine: here,
      theirs: there,
      changedHere,
      changedThere,
      same,
    };
  }
}

function own(fields: JsonObject | undefined, field: string): Json | undefined {
  return fields && Object.hasOwn(fields, field) ? fields[field] : undefined;
}

/** In a header, absent and null say the same. */
function withoutNulls(header: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(header).filter(([, value]) => value !== null));
}
