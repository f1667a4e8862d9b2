import { textDefect } from '../../../shared/base/text.ts';
import type { Parsed } from './draft-field.tsx';

/** Text that may be empty and is then null. */
export function optionalText(text: string): Parsed {
  const defect = defectOf(text);
  if (defect) return { ok: false, message: defect };
  return { ok: true, value: text.trim() === '' ? null : text.trim() };
}

export function requiredText(what: string) {
  return (text: string): Parsed => {
    const trimmed = text.trim();
    if (trimmed === '') return { ok: false, message: `Type ${what}, or press Escape to keep the old one.` };
    const defect = defectOf(trimmed);
    return defect ? { ok: false, message: defect } : { ok: true, value: trimmed };
  };
}

/** Text as it is, for what may be empty and is not null, such as a note. */
export function anyText(text: string): Parsed {
  const defect = defectOf(text);
  return defect ? { ok: false, message: defect } : { ok: true, value: text };
}

/** '68', '68.5', '68,5' or '68 %'; empty is null. */
export function optionalNumber(least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY) {
  return (text: string): Parsed => {
    const plain = text
      .replace(/[\s%\u00a0]/g, '')
      .replace('\u2212', '-')
      .replace(',', '.');
    if (plain === '') return { ok: true, value: null };
    const value = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
    if (!Number.isFinite(value)) return { ok: false, message: 'Type a number, such as 12.5.' };
    if (value < least || value > most)
      return { ok: false, message: `Type a number from ${least} to ${most}.` };
    return { ok: true, value };
  };
}

/** A whole number in a range; empty is null. */
export function wholeNumber(least: number, most: number) {
  const parse = optionalNumber(least, most);
  return (text: string): Parsed => {
    const parsed = parse(text);
    if (parsed.ok && parsed.value !== null && !Number.isInteger(parsed.value))
      return { ok: false, message: 'Type a whole number.' };
    return parsed;
  };
}

function defectOf(text: string): string | null {
  switch (textDefect(text)) {
    case 'nul':
      return 'It contains an invisible NUL character, which the database cannot hold. Delete it.';
    case 'surrogate':
      return 'It contains half a character, which the database cannot hold. Type it again.';
    default:
      return null;
  }
}
