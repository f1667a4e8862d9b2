import type { Id } from '../base/ids.ts';
import { type Json, type JsonObject, jsonEqual } from '../base/json.ts';
import type { Document, DocumentRecord } from './document.ts';
import { type DocumentWords, type FindRecord, valuesInWords } from './in-words.ts';

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
 * Every field in which mine and theirs differ, header first, then record by record as theirs and mine list them. Changed to
 * the same value on both sides is no difference. Linear in the number of records.
 */
export function threeWayDifferences(
  base: Document | null,
  mine: Document,
  theirs: Document,
  words: DocumentWords,
): ThreeWayDifference[] {
  const find: FindRecord = (id) => own(mine, id) ?? own(theirs, id) ?? (base ? own(base, id) : undefined);
  const differences = fieldDifferences(null, base?.header, mine.header, theirs.header, words, find);
  const ids = new Set([...Object.keys(mine.records), ...Object.keys(theirs.records)]);
  for (const id of ids) {
    const [before, here, there] = [base ? own(base, id) : undefined, own(mine, id), own(theirs, id)];
    if (here && there && here.kind === there.kind) {
      const sameKind = before?.kind === here.kind ? before : undefined;
      differences.push(...fieldDifferences(here, sameKind, here, there, words, find));
    } else {
      differences.push(wholeRecord(before, here, there, words, find));
    }
  }
  return differences;
}

function fieldDifferences(
  record: DocumentRecord | null,
  base: JsonObject | undefined,
  mine: JsonObject,
  theirs: JsonObject,
  words: DocumentWords,
  find: FindRecord,
): ThreeWayDifference[] {
  const kind = record?.kind ?? null;
  const differences: ThreeWayDifference[] = [];
  for (const field of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const [before, here, there] = [valueOf(base, field), valueOf(mine, field), valueOf(theirs, field)];
    if (jsonEqual(here, there)) continue;
    const textOf = (value: Json) => words.valueText(kind, field, value, find);
    const [baseText, mineText, theirsText] = valuesInWords([before, here, there], textOf);
    differences.push({
      what: words.fieldName(kind, field),
      record: record ? words.recordName(record, find) : null,
      recordId: record?.id ?? null,
      field,
      base: base ? (baseText ?? null) : null,
      mine: mineText ?? null,
      theirs: theirsText ?? null,
      both: !base || (!jsonEqual(before, here) && !jsonEqual(before, there)),
    });
  }
  return differences;
}

/** One side has the record and the other has none, or one of another kind. */
function wholeRecord(
  base: DocumentRecord | undefined,
  mine: DocumentRecord | undefined,
  theirs: DocumentRecord | undefined,
  words: DocumentWords,
  find: FindRecord,
): ThreeWayDifference {
  const shown = mine ?? theirs;
  const kind = words.kindName(shown?.kind ?? '');
  const name = (record: DocumentRecord | undefined) => (record ? words.recordName(record, find) : null);
  return {
    what: wholeRecordInWords(kind, base, mine, theirs),
    record: name(shown),
    recordId: shown?.id ?? null,
    field: null,
    base: name(base),
    mine: name(mine),
    theirs: name(theirs),
    both: base
      ? !jsonEqual(base, mine) && !jsonEqual(base, theirs)
      : mine !== undefined && theirs !== undefined,
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

function own(document: Document, id: Id): DocumentRecord | undefined {
  return Object.hasOwn(document.records, id) ? document.records[id] : undefined;
}

function valueOf(fields: JsonObject | undefined, field: string): Json {
  return fields && Object.hasOwn(fields, field) ? (fields[field] ?? null) : null;
}
