import { codePointLength, firstCodePoints } from '../base/text.ts';
import type { DocumentRecord } from './document.ts';
import type { QuickFix } from './finding.ts';
import type { DocumentWords } from './in-words.ts';
import type { Noticed } from './rule-kit.ts';

/** A text that a production column limits. */
export interface LongText {
  readonly field: string;
  readonly text: string;
  /** In code points, as Postgres counts VARCHAR. */
  readonly length: number;
  readonly limit: number;
}

/** The texts that are longer than this part of their limit (0 to 1): 1 gives those that production refuses. */
export function longTexts(
  values: Readonly<Record<string, unknown>>,
  limits: Readonly<Record<string, number>>,
  part = 1,
): LongText[] {
  const found: LongText[] = [];
  for (const field in limits) {
    const limit = limits[field] ?? Number.POSITIVE_INFINITY;
    const text = values[field];
    // A text has at most as many code points as UTF-16 units: most need no count.
    if (typeof text !== 'string' || text.length <= limit * part) continue;
    const length = codePointLength(text);
    if (length > limit * part) found.push({ field, text, length, limit });
  }
  return found;
}

interface TooLong<Rec extends DocumentRecord> {
  /** null: the document. */
  readonly record: Rec | null;
  readonly found: LongText;
  /** What the record is called at the start of a message. */
  readonly label: string;
  readonly words: DocumentWords;
  readonly fix: QuickFix;
}

/** What the rules of every kind say of a text that production refuses. */
export function tooLongNotice<Rec extends DocumentRecord>(about: TooLong<Rec>): Noticed<Rec> {
  const { record, found, label, words, fix } = about;
  const { field, length, limit } = found;
  const name = words.fieldName(record?.kind ?? null, field).toLowerCase();
  const message = `${label}: its ${name} has ${length} characters, production holds ${limit}`;
  return { severity: 'error', record, field, message, fix };
}

export function shortenWords({ limit }: LongText): string {
  return `Shorten to ${limit} characters`;
}

export function shortened(value: unknown, { limit }: LongText): string {
  return typeof value === 'string' ? firstCodePoints(value, limit) : '';
}
