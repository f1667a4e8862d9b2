/**
 * Texts for spreadsheets, which take a cell for a formula when it starts with one of these signs, their full-width forms among them
 * (OWASP, "CSV Injection"). A tab or a carriage return in front is cut away by some before they look.
 */
const signs = '=+\\-@\uff1d\uff0b\uff0d\uff20';
/** What programs skip in front of a sign. */
const skipped = ' \\u00a0\\u1680\\u2000-\\u200f\\u2028\\u2029\\u202a-\\u202f\\u205f-\\u2069\\u3000\\ufeff';
/** Where a program that was told another delimiter, or that does not know quotes, sees a cell begin. */
const borders = ';,|\\t\\r\\n"';

const liveStart = new RegExp(`^(?='*(?:[\\t\\r\\n]|[${skipped}]*[${signs}]))`);
const liveInside = new RegExp(`([${borders}])(?='*[${skipped}]*[${signs}])`, 'g');
const inertStart = new RegExp(`^'(?='*(?:[\\t\\r\\n]|[${skipped}]*[${signs}]))`);
const inertInside = new RegExp(`([${borders}])'(?='*[${skipped}]*[${signs}])`, 'g');

/** The text with an apostrophe in front of everything that a spreadsheet would calculate. `restoreCell` is its exact inverse. */
export function inertCell(text: string): string {
  return text.replace(liveInside, "$1'").replace(liveStart, "'");
}

export function restoreCell(text: string): string {
  return text.replace(inertInside, '$1').replace(inertStart, '');
}

/** Whether a spreadsheet would calculate the cell. */
export function isLiveCell(text: string): boolean {
  return new RegExp(`^(?:[\\t\\r\\n]|[${skipped}]*[${signs}])`).test(text);
}
