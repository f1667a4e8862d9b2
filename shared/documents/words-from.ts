import { isJsonObject, type Json } from '../base/json.ts';
import { withAttachedWords } from './attached/words.ts';
import type { DocumentRecord } from './document.ts';
import { cutText, type DocumentWords, type FindRecord, numberInWords, plainValue } from './in-words.ts';

type Names = Readonly<Record<string, string>>;

/** What a kind says of itself; the rest of its words follows from it. */
export interface WordsParts {
  readonly kindNames: Names;
  readonly headerFields: Names;
  readonly recordFields: Names;
  /** What people call a record by; left out: its name. */
  readonly calledBy?: (record: DocumentRecord) => Json | undefined;
  /** The kind of record that people call by its two ends. */
  readonly connection?: string;
  readonly valueText: DocumentWords['valueText'];
}

/** The words of a kind, made from its tables of names. */
export function wordsFrom(parts: WordsParts): DocumentWords {
  const { kindNames, headerFields, recordFields, connection, valueText } = parts;
  const calledBy = parts.calledBy ?? ((record) => record['name']);

  const kindName = (kind: string) => named(kindNames, kind);

  function recordName(record: DocumentRecord, find: FindRecord): string {
    if (record.kind === connection) {
      return `${endName(record['from'], find)} \u2192 ${endName(record['to'], find)}`;
    }
    const name = calledBy(record);
    const shown = typeof name === 'string' ? cutText(name, 60) : '';
    return shown === '' ? `Unnamed ${kindName(record.kind).toLowerCase()}` : shown;
  }

  function endName(id: Json | undefined, find: FindRecord): string {
    const record = typeof id === 'string' ? find(id) : undefined;
    return record && record.kind !== connection ? recordName(record, find) : 'nothing';
  }

  const fieldName = (kind: string | null, field: string) =>
    named(kind === null ? headerFields : recordFields, field);

  return withAttachedWords({ kindName, recordName, fieldName, valueText });
}

function named(names: Names, key: string): string {
  return Object.hasOwn(names, key) ? (names[key] ?? key) : key;
}

/** The name of the record that a field refers to. */
export function referenceText(words: DocumentWords, value: Json, find: FindRecord): string | null {
  const record = typeof value === 'string' ? find(value) : undefined;
  return record ? words.recordName(record, find) : plainValue(value);
}

/** '40, 120'; '40, 120, 300 px wide'. */
export function layoutText(layout: Json): string | null {
  if (!isJsonObject(layout)) return plainValue(layout);
  const { x, y, width, height, shape, label } = layout;
  const place =
    typeof x === 'number' && typeof y === 'number' ? `${numberInWords(x)}, ${numberInWords(y)}` : null;
  const sides = [
    typeof width === 'number' ? `${numberInWords(width)} px wide` : null,
    typeof height === 'number' ? `${numberInWords(height)} px high` : null,
  ];
  const [labelX, labelY] = isJsonObject(label) ? [label['x'], label['y']] : [];
  const manner = [
    layout['collapsed'] === true ? 'collapsed' : null,
    layout['pinned'] === true ? 'pinned' : null,
    typeof shape === 'string' ? shape : null,
    typeof labelX === 'number' && typeof labelY === 'number'
      ? `label moved by ${numberInWords(labelX)}, ${numberInWords(labelY)}`
      : null,
  ];
  const parts = [place, ...sides, ...manner].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(', ') : plainValue(layout);
}

/** 'trial, new'; null where the list is empty. */
export function listText(value: Json): string | null {
  if (!Array.isArray(value)) return plainValue(value);
  return value.map((item: Json) => plainValue(item) ?? '""').join(', ') || null;
}

/** '65 %'. */
export function percentText(value: Json): string | null {
  return typeof value === 'number' ? `${numberInWords(value)}\u00a0%` : plainValue(value);
}
