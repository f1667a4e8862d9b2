import type { Id } from '../base/ids.ts';
import type { Json } from '../base/json.ts';
import { firstCodePoints } from '../base/text.ts';
import type { DocumentRecord } from './document.ts';

/** One difference in words; the same shape as a planned field of a push. */
export interface FieldInWords {
  readonly mark: 'added' | 'removed' | 'changed' | 'moved';
  /** What it is about: 'Stage renamed', 'Touchpoint added', 'Page URL'. */
  readonly what: string;
  /** The record's name, or null for the header. */
  readonly record: string | null;
  readonly recordId: Id | null;
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
  /** True where only the picture differs. */
  readonly layoutOnly: boolean;
}

/** Finds a record by id, on whichever side of a comparison it is. */
export type FindRecord = (id: Id) => DocumentRecord | undefined;

/** How one kind of document speaks about itself. */
export interface DocumentWords {
  /** 'Touchpoint'. */
  readonly kindName: (kind: string) => string;
  /** What people call the record: its name; a connection by its ends. */
  readonly recordName: (record: DocumentRecord, find: FindRecord) => string;
  /** 'Page URL'; kind null: a header field. */
  readonly fieldName: (kind: string | null, field: string) => string;
  /** A value as people read it; null: nothing. */
  readonly valueText: (kind: string | null, field: string, value: Json, find: FindRecord) => string | null;
}

/** Longest value that is shown in a list of differences, in code points. */
const longestValue = 160;

/** Cut between characters, on one line, with an ellipsis where something is missing. */
export function cutText(text: string, longest = longestValue): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const cut = firstCodePoints(line, longest);
  return cut === line ? line : `${firstCodePoints(line, longest - 1)}…`;
}

/** Any JSON value where nothing better is known. */
export function plainValue(value: Json): string | null {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return cutText(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  return cutText(JSON.stringify(value));
}
