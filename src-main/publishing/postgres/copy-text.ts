import type { ArrayItem } from './connection.ts';

/** One list for each column: rows on their way through COPY, a list among their values as the text of an array. */
export type Columns = readonly (readonly ArrayItem[])[];

/** In UTF-16 units. Large enough that its frame costs nothing, small enough that it is soon written. */
const pieceLength = 65_536;

/**
 * The rows in the text format of COPY (https://www.postgresql.org/docs/current/sql-copy.html): a line for each, tabs between the values,
 * and a backslash before what would end either. In pieces of some lines each.
 */
export function* copyPieces(columns: Columns): Generator<string, void> {
  const rows = columns[0]?.length ?? 0;
  let piece = '';
  for (let row = 0; row < rows; row += 1) {
    for (const [index, values] of columns.entries()) {
      piece += index === 0 ? cell(values[row]) : `\t${cell(values[row])}`;
    }
    piece += '\n';
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

const special = /[\\\n\r\t]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function cell(value: ArrayItem | undefined): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value !== 'string') return String(value);
  return special.test(value) ? value.replaceAll(/[\\\n\r\t]/g, (found) => escapes[found] ?? found) : value;
}
