import { isJsonObject, type Json, jsonEqual } from '../base/json.ts';
import { isAttached } from './attached/attached.ts';
import { attachedTelling } from './attached/words.ts';
import type { Change, Document, DocumentRecord } from './document.ts';
import {
  cutText,
  type DocumentWords,
  type FieldInWords,
  type FindRecord,
  valuesInWords,
} from './in-words.ts';

/** One line about one field, without whose it is. */
export type FieldLine = Pick<FieldInWords, 'what' | 'mark' | 'before' | 'after'>;

/** What one kind of document adds so that its changes can be told. */
export interface Describer {
  readonly words: DocumentWords;
  /** 'Journey'. */
  readonly documentName: string;
  /** What people want to know of a record that comes or goes, besides its name. */
  readonly telling: readonly string[];
  /** Record kinds whose `layout` is a size and no place. */
  readonly sized: readonly string[];
  /** The sequence of the row. */
  readonly compare: (a: DocumentRecord, b: DocumentRecord) => number;
  /** Several lines for a field that holds several things; undefined: one line as for any other. */
  readonly fieldLines?: (field: string, before: Json, after: Json) => readonly FieldLine[] | undefined;
}

/**
 * A change in words, one line per field: the header first, then record by record in the order of the row, and what only
 * moved at the end. `before` is the document that the change applies to; null: the document is new.
 */
export function describeChange(
  before: Document | null,
  change: Change,
  describer: Describer,
): FieldInWords[] {
  const find = finder(before, change);
  const lines = headerLines(change, find, before === null, describer);
  const touched = [
    ...change.removed.map((record) => ({ record, lines: [wholeLine(record, 'removed', find, describer)] })),
    ...change.added.map((record) => ({ record, lines: [wholeLine(record, 'added', find, describer)] })),
    ...change.updated.map(([was, record]) => ({ record, lines: updateLines(was, record, find, describer) })),
  ];
  for (const entry of touched.toSorted((a, b) => describer.compare(a.record, b.record)))
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

function headerLines(
  change: Change,
  find: FindRecord,
  isNew: boolean,
  { words, documentName }: Describer,
): FieldInWords[] {
  return Object.entries(change.header ?? {}).map(([field, [was, is]]) => {
    const [before, after] = valuesInWords([was, is], (value) => words.valueText(null, field, value, find));
    const what = field === 'name' && !isNew ? `${documentName} renamed` : words.fieldName(null, field);
    return line({
      mark: isNew ? 'added' : 'changed',
      what,
      field,
      before: before ?? null,
      after: after ?? null,
    });
  });
}

function wholeLine(
  record: DocumentRecord,
  mark: 'added' | 'removed',
  find: FindRecord,
  { words, telling }: Describer,
): FieldInWords {
  const parts = (isAttached(record) ? attachedTelling : telling).flatMap(
    (field) => words.valueText(record.kind, field, own(record, field), find) ?? [],
  );
  const name = words.recordName(record, find);
  const text = cutText([name, ...parts].join(', '));
  return line({
    mark,
    what: `${words.kindName(record.kind)} ${mark}`,
    record: name,
    recordId: record.id,
    before: mark === 'removed' ? text : null,
    after: mark === 'added' ? text : null,
  });
}

function updateLines(
  was: DocumentRecord,
  is: DocumentRecord,
  find: FindRecord,
  describer: Describer,
): FieldInWords[] {
  const { words, fieldLines } = describer;
  const lines: FieldInWords[] = [];
  const about = { record: words.recordName(is, find), recordId: is.id };
  for (const field of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const [before, after] = [own(was, field), own(is, field)];
    if (jsonEqual(before, after)) continue;
    const several = fieldLines?.(field, before, after);
    if (several) {
      lines.push(...several.map((part) => line({ ...about, field, ...part })));
      continue;
    }
    const [old, now] = valuesInWords([before, after], (value) =>
      words.valueText(is.kind, field, value, find),
    );
    const what = fieldWhat(is, field, before, describer);
    lines.push(line({ ...about, field, before: old ?? null, after: now ?? null, ...what }));
  }
  return lines;
}

function fieldWhat(
  record: DocumentRecord,
  field: string,
  before: Json,
  { words, sized }: Describer,
): Pick<FieldInWords, 'what' | 'mark' | 'layoutOnly'> {
  const kind = words.kindName(record.kind);
  if (field === 'layout') {
    const place = sized.includes(record.kind) ? 'resized' : 'moved';
    const what = `${kind} ${mannerOf(before, record['layout'] ?? null) ?? place}`;
    return { what, mark: 'moved', layoutOnly: true };
  }
  if (field === 'name') return { what: `${kind} renamed`, mark: 'changed', layoutOnly: false };
  return { what: words.fieldName(record.kind, field), mark: 'changed', layoutOnly: false };
}

/** What became of a record that stayed where and as large as it was; null: it did not stay so. */
function mannerOf(before: Json, after: Json): string | null {
  const [was, is] = [before, after].map((layout) => (isJsonObject(layout) ? layout : {}));
  const differs = (key: string) => !jsonEqual(was?.[key] ?? null, is?.[key] ?? null);
  if (['x', 'y', 'width', 'height'].some(differs)) return null;
  if (differs('collapsed')) return is?.['collapsed'] === true ? 'collapsed' : 'expanded';
  if (differs('pinned')) return is?.['pinned'] === true ? 'pinned' : 'unpinned';
  return differs('shape') || differs('label') ? 'drawn differently' : null;
}

function own(record: DocumentRecord, field: string): Json {
  return Object.hasOwn(record, field) ? (record[field] ?? null) : null;
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
