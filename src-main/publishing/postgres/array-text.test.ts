import { array, assert, asyncProperty, constantFrom, oneof, option, string } from 'fast-check';
import { expect, test } from 'vitest';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { arrayText } from './array-text.ts';
import { connectToServer } from './server-connection.ts';

const server = await sharedPostgres();

test('the server reads back what was written, whatever characters are in it', async () => {
  const { connection, password } = await server.createDatabase();
  const session = await connectToServer({ ...connection, schema: 'public' }, password);
  const odd = [
    '',
    ' ',
    '"',
    '\\',
    '\\"',
    '{,}',
    'NULL',
    'null',
    "'",
    '\n\t\r\u0001\u001f',
    '\u2028',
    '🙂',
    'a, b',
  ];
  const text = oneof(
    constantFrom(...odd),
    // NUL is what no text of a server can hold.
    string({ unit: 'binary' }).map((value) => value.replaceAll('\0', '')),
  );
  const list = array(option(text), { maxLength: 8 });
  try {
    await assert(
      asyncProperty(list, async (values) => {
        const { rows } = await session.query('SELECT array_to_json($1::text[])::text AS list', [values]);
        expect(JSON.parse(rows[0]?.['list'] ?? '')).toEqual(values);
      }),
      { numRuns: 60, examples: [[[...odd, null]], [[]], [[null]]] },
    );
    const { rows } = await session.query('SELECT ($1::integer[])[2] AS number, ($2::boolean[])[1] AS truth', [
      [1, 22, null],
      [false, true],
    ]);
    expect(rows).toEqual([{ number: '22', truth: 'f' }]);
  } finally {
    await session.close();
  }
});

test('spells numbers, truth and nothing as the server does', () => {
  expect(arrayText([1, true, null, 'a"b'])).toBe(String.raw`{1,true,null,"a\"b"}`);
  expect(arrayText(['line\nbreak', null, 'a"b'])).toBe('{"line\nbreak",NULL,"a\\"b"}');
});
