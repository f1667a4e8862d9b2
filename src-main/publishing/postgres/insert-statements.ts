import type { PartTable, Row, Unit } from '../../../shared/publishing/units.ts';
import { arrayText } from './array-text.ts';
import { tableIn } from './identifiers.ts';
import type { Statement } from './statements.ts';
import { chunksOf, columnArrays, namesOf, rowSource, rowsAsArrays } from './unit-sql.ts';

/** New rows of one table. So many that nobody reads them go by COPY, where the table takes it: for the server that is least work. */
export function insertStatements(
  schema: string,
  { table: name, columns }: Pick<Unit | PartTable, 'table' | 'columns'>,
  rows: readonly Row[],
  copies: readonly string[],
): Statement[] {
  const table = tableIn(schema, name);
  return chunksOf(rows, columns).map((chunk) => {
    const statement = {
      role: 'insert' as const,
      purpose: `Insert ${chunk.length} ${chunk.length === 1 ? 'row' : 'rows'} into ${name}`,
      rows: chunk.length,
      ids: [],
    };
    if (chunk.length >= rowsAsArrays && copies.includes(name)) {
      const copied = columnArrays(columns, chunk, arrayText);
      const sql = `COPY ${table} (${namesOf(columns)}) FROM STDIN`;
      return { ...statement, sql, parameters: copied, copied };
    }
    const { inserted, parameters } = rowSource(columns, chunk);
    return { ...statement, sql: `INSERT INTO ${table} (${namesOf(columns)}) ${inserted}`, parameters };
  });
}
