import type { Id } from '../base/ids.ts';
import type { Document, DocumentRecord } from './document.ts';
import { type DocumentWords, type FindRecord, valuesInWords } from './in-words.ts';
import {
  type FieldPlace,
  type RecordPlace,
  recordOf,
  type ThreeWayPlace,
  threeWayPlaces,
} from './three-way-places.ts';

/** One place where two sides differ, with what stood there before both. Text for people; null: nothing is there. */
export interface ThreeWayDifference {
  /** 'Page URL'; 'Touchpoint removed there'. */
  readonly what: string;
  readonly record: string | null;
  readonly recordId: Id | null;
  readonly field: string | null;
  readonly base: string | null;
  readonly mine: string | null;
  readonly theirs: string | null;
  /** Changed on both sides, to different values. Where no base is known, every field that differs is. */
  readonly both: boolean;
}

/**
 * Every field in which mine and theirs differ, header first, then record by record as mine and theirs list them. Changed to
 * the same value on both sides is no difference. Linear in the number of records.
 */
export function threeWayDifferences(
  base: Document | null,
  mine: Document,
  theirs: Document,
  words: DocumentWords,
): ThreeWayDifference[] {
  const find: FindRecord = (id) =>
    recordOf(mine, id) ?? recordOf(theirs, id) ?? (base ? recordOf(base, id) : undefined);
  const differences: ThreeWayDifference[] = [];
  for (const place of threeWayPlaces(base, mine, theirs)) {
    if (!place.same) differences.push(placeInWords(place, words, find));
  }
  return differences;
}

/** One place of a comparison or of a merge's conflict; `find` looks at mine first. */
export function placeInWords(
  place: ThreeWayPlace,
  words: DocumentWords,
  find: FindRecord,
): ThreeWayDifference {
  return place.what === 'field' ? fieldInWords(place, words, find) : recordInWords(place, words, find);
}

function fieldInWords(place: FieldPlace, words: DocumentWords, find: FindRecord): ThreeWayDifference {
  const { field, recordId, recordKind, baseKnown, changedHere, changedThere } = place;
  const values = [place.base, place.mine, place.theirs].map((value) => value ?? null);
  const [base, mine, theirs] = valuesInWords(values, (value) =>
    words.valueText(recordKind, field, value, find),
  );
  const record = recordId === null ? undefined : find(recordId);
  return {
    what: words.fieldName(recordKind, field),
    record: record ? words.recordName(record, find) : null,
    recordId,
    field,
    base: baseKnown ? (base ?? null) : null,
    mine: mine ?? null,
    theirs: theirs ?? null,
    both: changedHere && changedThere,
  };
}

/** One side has the record and the other has none, or one of another kind. */
function recordInWords(place: RecordPlace, words: DocumentWords, find: FindRecord): ThreeWayDifference {
  const { base, mine, theirs, changedHere, changedThere } = place;
  const shown = mine ?? theirs;
  const kind = words.kindName(shown?.kind ?? '');
  const name = (record: DocumentRecord | undefined) => (record ? words.recordName(record, find) : null);
  return {
    what: wholeRecordInWords(kind, base, mine, theirs),
    record: name(shown),
    recordId: place.recordId,
    field: null,
    base: name(base),
    mine: name(mine),
    theirs: name(theirs),
    both: changedHere && changedThere,
  };
}

function wholeRecordInWords(
  kind: string,
  base: DocumentRecord | undefined,
  mine: DocumentRecord | undefined,
  theirs: DocumentRecord | undefined,
): string {
  if (mine && theirs) return `${kind} became another kind`;
  if (base) return mine ? `${kind} removed there` : `${kind} removed here`;
  return mine ? `${kind} added here` : `${kind} added there`;
}
