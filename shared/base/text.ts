/** Length as Postgres counts VARCHAR(n): in code points, not UTF-16 units. */
export function codePointLength(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** Why a text cannot be stored in Postgres, or undefined where it can. */
export function textDefect(text: string): 'nul' | 'surrogate' | undefined {
  if (text.includes('\u0000')) return 'nul';
  if (!text.isWellFormed()) return 'surrogate';
  return undefined;
}

/**
 * Names are equal where this key is equal: trimmed, NFC, case-folded. Folding is lower case, with the two letters that lower case
 * alone keeps apart (Straße and STRASSE, final and inner sigma).
 */
export function nameKey(name: string): string {
  return name
    .trim()
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ')
    .normalize('NFC');
}

const names = new Intl.Collator(undefined, { numeric: true });

/** In which sequence names stand in a list, by the language of whoever reads them: "Journey 2" before "Journey 10". */
export function compareNames(a: string, b: string): number {
  return names.compare(a, b);
}

/** The text up to `limit` code points; never half a surrogate pair. */
export function firstCodePoints(text: string, limit: number): string {
  let end = 0;
  for (let count = 0; count < limit && end < text.length; count += 1) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  return text.slice(0, end);
}
