import type { Id } from '../../base/ids.ts';
import { type Json, type JsonObject, jsonEqual } from '../../base/json.ts';
import type { Describer } from '../describe-change.ts';
import type { Document, DocumentRecord } from '../document.ts';
import { type FindRecord, fullValuesInWords } from '../in-words.ts';
import { recordOf } from '../three-way-places.ts';
import { type Positions, positionsIn } from './positions.ts';

export const differenceStates = ['added', 'removed', 'changed', 'moved'] as const;
/** `moved`: only the picture differs. */
export type DifferenceState = (typeof differenceStates)[number];

/** One thing that a field says, before and after; null: nothing. */
export interface DifferenceLine {
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface FieldDifference {
  readonly field: string;
  /** One, or several where the field holds several things. */
  readonly lines: readonly DifferenceLine[];
  /** The values themselves; undefined: the field is not there. */
  readonly was: Json | undefined;
  readonly is: Json | undefined;
  readonly layoutOnly: boolean;
}

/** One record that is not the same on both sides. */
export interface RecordDifference {
  readonly id: Id;
  readonly state: DifferenceState;
  readonly before: DocumentRecord | null;
  readonly after: DocumentRecord | null;
  /** 'Touchpoint'. */
  readonly kindName: string;
  readonly name: string;
  /** What it was called before, where that is something else. */
  readonly nameBefore: string | null;
  /** Empty for what was added or removed: there all of it differs. */
  readonly fields: readonly FieldDifference[];
}

export interface Comparison {
  readonly before: Document | null;
  readonly after: Document | null;
  readonly header: readonly FieldDifference[];
  /** Only what differs; what stands here neither is the same on both sides. */
  readonly records: ReadonlyMap<Id, RecordDifference>;
}

/**
 * Two states of a document, or two documents of one kind, record by record and field by field, in words. Records are the
 * same by their id; null is a document that is not there. Linear in the number of records.
 */
export function compareDocuments(
  before: Document | null,
  after: Document | null,
  describer: Describer,
): Comparison {
  const find: FindRecord = (id) =>
    (after ? recordOf(after, id) : undefined) ?? (before ? recordOf(before, id) : undefined);
  const sides = { describer, find, positions: { before: positionsIn(before), after: positionsIn(after) } };
  const records = new Map<Id, RecordDifference>();
  for (const record of Object.values(before?.records ?? {})) {
    const now = after ? recordOf(after, record.id) : undefined;
    const difference = now ? changedRecord(record, now, sides) : wholeRecord(record, 'removed', sides);
    if (difference) records.set(record.id, difference);
  }
  for (const record of Object.values(after?.records ?? {})) {
    if (!before || !recordOf(before, record.id)) records.set(record.id, wholeRecord(record, 'added', sides));
  }
  return { before, after, header: before && after ? headerFields(before, after, sides) : [], records };
}

interface Sides {
  readonly describer: Describer;
  readonly find: FindRecord;
  readonly positions: { readonly before: Positions; readonly after: Positions };
}

function wholeRecord(record: DocumentRecord, state: 'added' | 'removed', sides: Sides): RecordDifference {
  const { words } = sides.describer;
  return {
    id: record.id,
    state,
    before: state === 'removed' ? record : null,
    after: state === 'added' ? record : null,
    kindName: words.kindName(record.kind),
    name: words.recordName(record, sides.find),
    nameBefore: null,
    fields: [],
  };
}

function changedRecord(was: DocumentRecord, is: DocumentRecord, sides: Sides): RecordDifference | null {
  if (was === is) return null;
  const fields = fieldsOf(was, is)
    .filter((field) => !jsonEqual(valueOf(was, field), valueOf(is, field)))
    .map((field) => recordField(was, is, field, sides));
  if (fields.length === 0) return null;
  const { words } = sides.describer;
  const [nameBefore, name] = [was, is].map((record) => words.recordName(record, sides.find)) as [
    string,
    string,
  ];
  return {
    id: is.id,
    state: fields.every(({ layoutOnly }) => layoutOnly) ? 'moved' : 'changed',
    before: was,
    after: is,
    kindName: words.kindName(is.kind),
    name,
    nameBefore: nameBefore === name ? null : nameBefore,
    fields,
  };
}

function recordField(was: DocumentRecord, is: DocumentRecord, field: string, sides: Sides): FieldDifference {
  const { describer, find, positions } = sides;
  const [old, now] = [valueOf(was, field), valueOf(is, field)];
  const layoutOnly = field === 'layout';
  const place = field === 'order' ? positionLine(was, is, positions) : null;
  const several = was.kind === is.kind ? describer.fieldLines?.(field, old ?? null, now ?? null) : undefined;
  const lines = place
    ? [place]
    : several?.length
      ? several.map(({ what, before, after }) => ({ what, before, after }))
      : [
          oneLine(describer.words.fieldName(is.kind, field), old, now, (value) =>
            describer.words.valueText(is.kind, field, value, find),
          ),
        ];
  return { field, lines, was: old, is: now, layoutOnly };
}

/** The figure of an order says nothing to people; the place among its neighbours does. */
function positionLine(
  was: DocumentRecord,
  is: DocumentRecord,
  { before, after }: Sides['positions'],
): DifferenceLine | null {
  const [old, now] = [before.textOf(was), after.textOf(is)];
  return old === now ? null : { what: 'Position', before: old, after: now };
}

function headerFields(before: Document, after: Document, { describer, find }: Sides): FieldDifference[] {
  return fieldsOf(before.header, after.header).flatMap((field): FieldDifference[] => {
    const [was, is] = [valueOf(before.header, field) ?? null, valueOf(after.header, field) ?? null];
    if (jsonEqual(was, is)) return [];
    const textOf = (value: Json) => describer.words.valueText(null, field, value, find);
    const line = oneLine(describer.words.fieldName(null, field), was, is, textOf);
    return [{ field, lines: [line], was, is, layoutOnly: false }];
  });
}

function oneLine(
  what: string,
  was: Json | undefined,
  is: Json | undefined,
  textOf: (value: Json) => string | null,
): DifferenceLine {
  const [before, after] = fullValuesInWords([was ?? null, is ?? null], textOf);
  return { what, before: before ?? null, after: after ?? null };
}

function fieldsOf(was: JsonObject, is: JsonObject): string[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])];
}

export function valueOf(fields: JsonObject, field: string): Json | undefined {
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}
