import type { Id } from '../base/ids.ts';
import { type Json, jsonEqual } from '../base/json.ts';
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
  /** A value as people read it, uncut; null: nothing. */
  readonly valueText: (kind: string | null, field: string, value: Json, find: FindRecord) => string | null;
}

/** Longest value that is shown in a list of differences, in code points. */
const longestValue = 160;
/** How much of what is equal stays in front of the first difference of two long values. */
const equalLead = 40;

/** Cut between characters, on one line, with an ellipsis where something is missing. */
export function cutText(text: string, longest = longestValue): string {
  const line = onOneLine(text);
  const cut = firstCodePoints(line, longest);
  return cut === line ? line : `${firstCodePoints(line, longest - 1)}…`;
}

/** Any JSON value where nothing better is known, uncut. */
export function plainValue(value: Json): string | null {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return numberInWords(value);
  return JSON.stringify(value);
}

/** With a true minus, as all figures on screen. */
export function numberInWords(value: number): string {
  return String(value).replace('-', '\u2212');
}

/**
 * Values that differ, side by side, so that the difference can be seen: long ones are cut around their first difference,
 * and ones that read alike (a blank at the end, '1' and 1, empty and none) are shown as JSON.
 */
export function valuesInWords(
  values: readonly Json[],
  textOf: (value: Json) => string | null,
): (string | null)[] {
  return cutTogether(fullValuesInWords(values, textOf));
}

/** The same uncut, with their lines, for where there is room. */
export function fullValuesInWords(
  values: readonly Json[],
  textOf: (value: Json) => string | null,
): (string | null)[] {
  const texts = values.map(textOf);
  const readAlike = values.some((value, index) =>
    values.some((other, at) => at > index && !jsonEqual(value, other) && alike(texts[index], texts[at])),
  );
  return readAlike ? values.map((value) => (value === null ? null : JSON.stringify(value))) : texts;
}

function alike(a: string | null | undefined, b: string | null | undefined): boolean {
  return onOneLine(a ?? '') === onOneLine(b ?? '');
}

function cutTogether(texts: readonly (string | null)[]): (string | null)[] {
  const lines = texts.map((text) => (text === null ? null : onOneLine(text)));
  const present = lines.filter((line) => line !== null);
  const start = present.some((line) => line.length > longestValue) ? commonLead(present) - equalLead : 0;
  if (start <= 0) return lines.map((line) => (line === null ? null : cutText(line)));
  return lines.map((line) =>
    line === null ? null : cutText(`…${line.slice(start).replace(/^[\uDC00-\uDFFF]/, '')}`),
  );
}

function commonLead(lines: readonly string[]): number {
  const [first = '', ...rest] = lines;
  let length = 0;
  while (
    length < first.length &&
    rest.every((line) => line.codePointAt(length) === first.codePointAt(length))
  ) {
    length += 1;
  }
  return length;
}

function onOneLine(text: string): string {
  return text.replace(/[ \p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
