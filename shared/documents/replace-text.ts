import type { Id } from '../base/ids.ts';
import { codePointLength, textDefect } from '../base/text.ts';
import type { Change, Document, DocumentRecord } from './document.ts';

/** What is looked for, and how exactly. */
export interface Wanted {
  readonly text: string;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
}

/** A field that holds words of the user; `limit` in code points, null: any. */
export interface WordField {
  readonly field: string;
  readonly limit: number | null;
}

/** One text in which the wanted one occurs. */
export interface TextMatch {
  readonly recordId: Id;
  readonly kind: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
  /** How often it occurs. */
  readonly count: number;
  /** Why it cannot be replaced here; null where it can. */
  readonly refused: string | null;
}

/** Finds `wanted` as it is written, never as a pattern. Without `matchCase`, as Unicode folds case. */
export function matcherOf({ text, matchCase, wholeWord }: Wanted): RegExp | null {
  if (text === '') return null;
  const literal = text.replace(
    /[\\^$.*+?()[\]{}|/-]/g,
    (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`,
  );
  const word = String.raw`[\p{L}\p{N}\p{M}_]`;
  const source = wholeWord ? `(?<!${word})${literal}(?!${word})` : literal;
  return new RegExp(source, matchCase ? 'gu' : 'giu');
}

/** Every text of a document in which it occurs, with what it would become; in the order of the records. */
export function findTexts(
  document: Document,
  wanted: Wanted,
  replacement: string,
  fieldsOf: (record: DocumentRecord) => readonly WordField[],
): readonly TextMatch[] {
  const matcher = matcherOf(wanted);
  if (!matcher) return [];
  const matches: TextMatch[] = [];
  for (const record of Object.values(document.records)) {
    for (const { field, limit } of fieldsOf(record)) {
      const before = Object.hasOwn(record, field) ? record[field] : undefined;
      if (typeof before !== 'string') continue;
      const count = [...before.matchAll(matcher)].length;
      if (count === 0) continue;
      // A function, so that a dollar sign in the replacement is only a dollar sign.
      const after = before.replace(matcher, () => replacement);
      const refused = refusalOf(field, after, limit);
      matches.push({ recordId: record.id, kind: record.kind, field, before, after, count, refused });
    }
  }
  return matches;
}

function refusalOf(field: string, after: string, limit: number | null): string | null {
  if (textDefect(after)) return 'It would hold characters that cannot be stored.';
  if (field === 'name' && after.trim() === '') return 'Its name would be empty.';
  const length = codePointLength(after);
  return limit !== null && length > limit
    ? `It would have ${length} characters; ${limit} are possible.`
    : null;
}

/** The chosen replacements as one change. What is no longer as it was found is left alone. */
export function replaceTexts(document: Document, matches: readonly TextMatch[]): Change {
  const updated = new Map<Id, readonly [DocumentRecord, DocumentRecord]>();
  for (const { recordId, field, before, after, refused } of matches) {
    const record = Object.hasOwn(document.records, recordId) ? document.records[recordId] : undefined;
    if (!record || refused !== null || before === after || record[field] !== before) continue;
    const now = updated.get(recordId)?.[1] ?? record;
    updated.set(recordId, [record, { ...now, [field]: after, id: record.id, kind: record.kind }]);
  }
  return { added: [], updated: [...updated.values()], removed: [] };
}
