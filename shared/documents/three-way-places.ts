import type { Id } from '../base/ids.ts';
import { type Json, type JsonObject, jsonEqual } from '../base/json.ts';
import type { Document, DocumentRecord } from './document.ts';
import { wholeListOf } from './record-list.ts';

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
  for (const { id, before, here, there } of differingRecords(base, mine, theirs)) {
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

interface ThreeRecords {
  readonly id: Id;
  readonly before: DocumentRecord | undefined;
  readonly here: DocumentRecord | undefined;
  readonly there: DocumentRecord | undefined;
}

/** Every id whose records are not one and the same object, as mine, theirs and base list them. */
function differingRecords(base: Document | null, mine: Document, theirs: Document): ThreeRecords[] {
  const [ours, others, old] = [listedSide(mine), listedSide(theirs), base && listedSide(base)];
  const found: ThreeRecords[] = [];
  const look = (id: Id, place: number) => {
    const before = old ? recordAt(old, id, place) : undefined;
    const here = recordAt(ours, id, place);
    const there = recordAt(others, id, place);
    if (before !== here || here !== there) found.push({ id, before, here, there });
  };
  for (const [place, id] of ours.ids.entries()) look(id, place);
  for (const [place, id] of others.ids.entries()) if (!lists(ours, id, place)) look(id, place);
  for (const [place, id] of (old?.ids ?? []).entries()) {
    if (!lists(ours, id, place) && !lists(others, id, place)) look(id, place);
  }
  return found;
}

interface ListedSide {
  readonly document: Document;
  /** null: a record stands under another id than its own. */
  readonly list: readonly DocumentRecord[] | null;
  readonly ids: readonly Id[];
}

function listedSide(document: Document): ListedSide {
  const list = wholeListOf(document.records);
  return { document, list, ids: list?.map(({ id }) => id) ?? Object.keys(document.records) };
}

/** Two states of a document mostly list a record in the same place. */
function recordAt({ document, list }: ListedSide, id: Id, place: number): DocumentRecord | undefined {
  const record = list?.[place];
  return record?.id === id ? record : recordOf(document, id);
}

function lists({ document, ids }: ListedSide, id: Id, place: number): boolean {
  return ids[place] === id || Object.hasOwn(document.records, id);
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
  for (const field of keysOf(mine, theirs, base)) {
    const before = own(base, field);
    const here = own(mine, field);
    const there = own(theirs, field);
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

/**
 * Every key of the three once, in this sequence. Most of them are in all three, and a set for each record costs more than
 * to look them up.
 */
function keysOf(mine: object, theirs: object, base: object | undefined): readonly string[] {
  const keys = Object.keys(mine);
  for (const key of Object.keys(theirs)) if (!Object.hasOwn(mine, key)) keys.push(key);
  if (!base) return keys;
  for (const key of Object.keys(base)) {
    if (!Object.hasOwn(mine, key) && !Object.hasOwn(theirs, key)) keys.push(key);
  }
  return keys;
}

function own(fields: JsonObject | undefined, field: string): Json | undefined {
  return fields && Object.hasOwn(fields, field) ? fields[field] : undefined;
}

/** In a header, absent and null say the same. */
function withoutNulls(header: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(header).filter(([, value]) => value !== null));
}
