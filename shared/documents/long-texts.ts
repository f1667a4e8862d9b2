import { codePointLength, firstCodePoints } from '../base/text.ts';

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

/** `name`: of the field, as it stands in the form. */
export function tooLongWords(whose: string, name: string, { length, limit }: LongText): string {
  return `${whose}: its ${name.toLowerCase()} has ${length} characters, production holds ${limit}`;
}

export function shortenWords({ limit }: LongText): string {
  return `Shorten to ${limit} characters`;
}

export function shortened(value: unknown, { limit }: LongText): string {
  return typeof value === 'string' ? firstCodePoints(value, limit) : '';
}
