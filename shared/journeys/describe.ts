import { isJsonObject, type Json, jsonEqual } from '../base/json.ts';
import type { Change, Document, DocumentRecord } from '../documents/document.ts';
import { cutText, type FieldInWords, type FindRecord, valuesInWords } from '../documents/in-words.ts';
import { byKindOrderId } from './to-rows.ts';
import { criterionText, journeyWords, targetText } from './words.ts';

/**
 * A change of a journey in words, one line per field: the header first, then record by record in the order of the row, and
 * what only moved at the end. `before` is the document that the change applies to; null: the journey is new.
 */
export function describeJourneyChange(before: Document | null, change: Change): FieldInWords[] {
  const find = finder(before, change);
  const lines = headerLines(change, find, before === null);
  const touched = [
    ...change.removed.map((record) => ({ record, lines: [wholeLine(record, 'removed', find)] })),
    ...change.added.map((record) => ({ record, lines: [wholeLine(record, 'added', find)] })),
    ...change.updated.map(([was, record]) => ({ record, lines: updateLines(was, record, find) })),
  ];
  for (const entry of touched.toSorted((a, b) => byKindOrderId(a.record, b.record)))
    lines.push(...entry.lines);
  return [...lines.filter((line) => !line.layoutOnly), ...lines.filter((line) => line.layoutOnly)];
}

/** After the change first, so that people read today's names. */
function finder(before: Document | null, change: Change): FindRecord {
  const now = new Map(
    [...change.added, ...change.updated.map(([, after]) => after)].map((item) => [item.id, item]),
  );
  const records = before?.records ?? {};
  const removed = new Map(change.removed.map((item) => [item.id, item]));
  return (id) => now.get(id) ?? (Object.hasOwn(records, id) ? records[id] : removed.get(id));
}

function headerLines(change: Change, find: FindRecord, isNew: boolean): FieldInWords[] {
  return Object.entries(change.header ?? {}).map(([field, [was, is]]) => {
    const [before, after] = valuesInWords([was, is], (value) =>
      journeyWords.valueText(null, field, value, find),
    );
    const what = field === 'name' && !isNew ? 'Journey renamed' : journeyWords.fieldName(null, field);
    return line({
      mark: isNew ? 'added' : 'changed',
      what,
      field,
      before: before ?? null,
      after: after ?? null,
    });
  });
}

function wholeLine(record: DocumentRecord, mark: 'added' | 'removed', find: FindRecord): FieldInWords {
  const text = cutText(wholeText(record, find));
  return line({
    mark,
    what: `${journeyWords.kindName(record.kind)} ${mark}`,
    record: journeyWords.recordName(record, find),
    recordId: record.id,
    before: mark === 'removed' ? text : null,
    after: mark === 'added' ? text : null,
  });
}

/** What people want to know of a record that comes or goes: 'email, One-time link'. */
function wholeText(record: DocumentRecord, find: FindRecord): string {
  const fields = ['channel', 'description', 'personaType', 'criteria', 'outcome', 'condition', 'probability'];
  const parts = fields.flatMap((field) => {
    const value = Object.hasOwn(record, field) ? (record[field] ?? null) : null;
    return journeyWords.valueText(record.kind, field, value, find) ?? [];
  });
  return [journeyWords.recordName(record, find), ...parts].join(', ');
}

function updateLines(was: DocumentRecord, is: DocumentRecord, find: FindRecord): FieldInWords[] {
  const lines: FieldInWords[] = [];
  const about = { record: journeyWords.recordName(is, find), recordId: is.id };
  for (const field of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const before = Object.hasOwn(was, field) ? (was[field] ?? null) : null;
    const after = Object.hasOwn(is, field) ? (is[field] ?? null) : null;
    if (jsonEqual(before, after)) continue;
    if (field === 'criteria' && Array.isArray(before) && Array.isArray(after)) {
      lines.push(...criteriaLines(before, after).map((part) => line({ ...about, field, ...part })));
      continue;
    }
    const [old, now] = valuesInWords([before, after], (value) =>
      journeyWords.valueText(is.kind, field, value, find),
    );
    lines.push(line({ ...about, field, before: old ?? null, after: now ?? null, ...fieldWhat(is, field) }));
  }
  return lines;
}

function fieldWhat(
  record: DocumentRecord,
  field: string,
): Pick<FieldInWords, 'what' | 'mark' | 'layoutOnly'> {
  const kind = journeyWords.kindName(record.kind);
  if (field === 'layout') {
    const what = record.kind === 'stage' || record.kind === 'lane' ? `${kind} resized` : `${kind} moved`;
    return { what, mark: 'moved', layoutOnly: true };
  }
  if (field === 'name') return { what: `${kind} renamed`, mark: 'changed', layoutOnly: false };
  return { what: journeyWords.fieldName(record.kind, field), mark: 'changed', layoutOnly: false };
}

type CriteriaLine = Pick<FieldInWords, 'what' | 'mark' | 'before' | 'after'>;

/** Criteria are matched by their measure; what is left over came, went or was worded anew. */
function criteriaLines(before: readonly Json[], after: readonly Json[]): CriteriaLine[] {
  const olds = [...before];
  const lines: CriteriaLine[] = [];
  for (const now of after) {
    const index = olds.findIndex((old) => measureOf(old) === measureOf(now));
    const [old] = index < 0 ? [undefined] : olds.splice(index, 1);
    if (old === undefined) {
      lines.push({
        what: 'Goal criterion added',
        mark: 'added',
        before: null,
        after: cutText(criterionText(now)),
      });
    } else if (!jsonEqual(old, now)) {
      const onlyTarget = jsonEqual(withoutTarget(old), withoutTarget(now));
      const textOf = onlyTarget ? targetText : criterionText;
      const [was, is] = valuesInWords([old, now], textOf);
      lines.push({
        what: onlyTarget ? 'Goal target' : 'Goal criterion',
        mark: 'changed',
        before: was ?? null,
        after: is ?? null,
      });
    }
  }
  for (const old of olds) {
    lines.push({
      what: 'Goal criterion removed',
      mark: 'removed',
      before: cutText(criterionText(old)),
      after: null,
    });
  }
  return lines.length > 0 ? lines : [sequenceLine(before, after)];
}

/** The same criteria in another sequence. */
function sequenceLine(before: readonly Json[], after: readonly Json[]): CriteriaLine {
  const [was, is] = [before, after].map((list) => cutText(list.map(measureOf).join('; ')));
  return { what: 'Goal criteria reordered', mark: 'changed', before: was ?? null, after: is ?? null };
}

function measureOf(criterion: Json): string {
  return isJsonObject(criterion) && typeof criterion['measure'] === 'string' ? criterion['measure'] : '';
}

function withoutTarget(criterion: Json): Json {
  return isJsonObject(criterion) ? { ...criterion, target: null, unit: null } : criterion;
}

function line(fields: Partial<FieldInWords> & Pick<FieldInWords, 'what'>): FieldInWords {
  return {
    mark: 'changed',
    record: null,
    recordId: null,
    field: null,
    before: null,
    after: null,
    layoutOnly: false,
    ...fields,
  };
}
