import { err, ok, type Result } from '../../../shared/base/result.ts';
import { arrayItems } from './array-text.ts';
import type { ArrayItem } from './connection.ts';
import {
  asText,
  matchPattern,
  pattern,
  type ReadValue,
  schemaHole as s,
  valueHole as v,
} from './sql-pattern.ts';
import { readSqlTokens, type SqlToken } from './sql-tokens.ts';
import type { Statement } from './statements.ts';
import { arrayRows, rowsOfArrays } from './unit-sql.ts';
import { addRow, emptyWrites, type TableWrites, targetOf, type Writes } from './writes.ts';

/** Statements that only look or lock; every other one must be understood. */
const reading: ReadonlySet<Statement['role']> = new Set([
  'guard',
  'lock-rows',
  'names',
  'stranded',
  'verify',
]);

/** What the statements of a push write, read from the statements themselves. Fails where one writes what no file can. */
export function plannedWrites(schema: string, statements: readonly Statement[]): Result<Writes, string> {
  const writes = emptyWrites();
  for (const statement of statements) {
    if (reading.has(statement.role)) continue;
    const tokens = readSqlTokens(statement.sql);
    const table = tokens.ok ? writes.get(targetOf(tokens.value)) : undefined;
    if (!tokens.ok || !table || !addStatement(tokens.value, table, statement, schema))
      return err(`the plan also does this: ${statement.purpose}`);
  }
  return ok(writes);
}

const comma: SqlToken = { kind: 'mark', value: ',' };

function addStatement(
  tokens: readonly SqlToken[],
  writes: TableWrites,
  { parameters, rows, copied }: Statement,
  schema: string,
): boolean {
  const match = (form: readonly SqlToken[]) => matchPattern(tokens, form, { schema, parameters });
  const read = (sql: string) => match(pattern(sql));
  const { table, alias: a, columns, unique } = writes;
  const names = columns.map(({ name }) => name).join(', ');
  if (copied) {
    return (
      read(`COPY ${s}.${table} (${names}) FROM STDIN`) !== null &&
      copied.length === columns.length &&
      rowsOfArrays(columns, copied, arrayItems).every((row) => addRow(writes, row.map(asText)))
    );
  }
  const tuple = pattern(`(${columns.map(({ type }) => `${v}::${type}`).join(', ')})`);
  // Thousands of rows: the tokens of one are repeated, instead of reading the text of all.
  const tuples = Array.from({ length: rows ?? 0 }, (_, index) =>
    index === 0 ? tuple : [comma, ...tuple],
  ).flat();
  const set = columns.filter(({ name }) => name !== 'id').map(({ name }) => `${name} = v.${name}`);
  const values =
    match([...pattern(`INSERT INTO ${s}.${table} (${names}) VALUES`), ...tuples]) ??
    match([
      ...pattern(`UPDATE ${s}.${table} AS ${a} SET ${set.join(', ')}, updated_at = now() FROM (VALUES`),
      ...tuples,
      ...pattern(`) AS v (${names}) WHERE ${a}.id = v.id`),
    ]);
  if (values) return rowsOf(values, columns.length).every((row) => addRow(writes, row));
  const from = arrayRows(columns, 'v', () => v);
  const many =
    read(`INSERT INTO ${s}.${table} (${names}) SELECT ${names} FROM ${from}`) ??
    read(
      `UPDATE ${s}.${table} AS ${a} SET ${set.join(', ')}, updated_at = now() FROM ${from} WHERE ${a}.id = v.id`,
    );
  if (many) {
    const sent = rowsOfArrays(columns, many as readonly (readonly ArrayItem[])[]);
    return sent.length === rows && sent.every((row) => addRow(writes, row.map(asText)));
  }
  const deleted = read(`DELETE FROM ${s}.${table} AS ${a} WHERE ${a}.id = ANY (${v}::uuid[])`);
  if (deleted) {
    for (const id of deleted.flat()) writes.deleted.push(String(id));
    return true;
  }
  // What only frees a name or a place leaves no trace of its own.
  return unique.isPlace
    ? read(
        `UPDATE ${s}.${table} AS ${a} SET ${unique.column} = v.place FROM unnest(${v}::uuid[]) WITH ORDINALITY AS w (id, number), LATERAL (SELECT (-2147483648 + w.number)::integer AS place) AS v WHERE ${a}.id = w.id`,
      ) !== null
    : read(
        `UPDATE ${s}.${table} AS ${a} SET ${unique.column} = '~ ' || ${a}.id::text WHERE ${a}.id = ANY (${v}::uuid[])`,
      ) !== null;
}

function rowsOf(values: readonly ReadValue[], width: number): (readonly ReadValue[])[] {
  return Array.from({ length: values.length / width }, (_, index) =>
    values.slice(index * width, (index + 1) * width),
  );
}
