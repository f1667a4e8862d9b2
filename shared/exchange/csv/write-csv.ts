import { inertCell } from './formula-cells.ts';

/**
 * A table as RFC 4180 with the mark that tells spreadsheets that it is UTF-8. Every cell is quoted, so that no delimiter that a
 * program was told splits one, and every formula is neutralised.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map((cell) => `"${inertCell(cell).replaceAll('"', '""')}"`).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
