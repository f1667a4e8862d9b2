import {
  array,
  assert,
  asyncProperty,
  boolean,
  constantFrom,
  integer,
  oneof,
  option,
  string,
  tuple,
} from 'fast-check';
import { expect, test } from 'vitest';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { arrayItems, arrayText } from './array-text.ts';
import { type ArrayItem, ConnectionLost, StatementFailed } from './connection.ts';
import { type Columns, copyPieces } from './copy-text.ts';
import { connectToServer } from './server-connection.ts';

const server = await sharedPostgres();
const { connection, password } = await server.createDatabase();

const connect = () => connectToServer({ ...connection, schema: 'public' }, password);

const odd = [
  '',
  ' ',
  String.raw`\N`,
  String.raw`\.`,
  '\\',
  'a\\',
  '\t',
  '\n',
  '\r\n',
  'NULL',
  '"',
  '\u0001',
  '🙂',
  '{}',
];
type Row = [string | null, number | null, boolean | null, (string | null)[] | null];

const text = oneof(
  constantFrom(...odd),
  // NUL is what no text of a server can hold.
  string({ unit: 'binary' }).map((value) => value.replaceAll('\0', '')),
);

test('the server has each row as it was sent, whatever characters are in it', async () => {
  const session = await connect();
  try {
    await session.query('CREATE TABLE odd (place serial, t text, n integer, b boolean, l text[])');
    const row = tuple(
      option(text),
      option(integer()),
      option(boolean()),
      option(array(option(text), { maxLength: 4 })),
    );
    await assert(
      asyncProperty(array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
        await session.query('TRUNCATE odd RESTART IDENTITY');
        const columns: Columns = [0, 1, 2, 3].map((at) =>
          rows.map((values) => {
            const value = values[at] ?? null;
            return Array.isArray(value) ? arrayText(value) : value;
          }),
        );
        const { count } = await session.load('COPY odd (t, n, b, l) FROM STDIN', columns);
        expect(count).toBe(rows.length);
        const found = await session.query(
          `SELECT jsonb_build_array(t, n, b, l)::text AS "row" FROM odd ORDER BY place`,
        );
        expect(found.rows.map((one) => JSON.parse(one['row'] ?? ''))).toEqual(rows);
      }),
      { numRuns: 40, examples: [[odd.map((value): Row => [value, null, true, [...odd, null]])]] },
    );
  } finally {
    await session.close();
  }
});

test('a list is read as it was written', async () => {
  await assert(
    asyncProperty(array(option(text)), async (items) => {
      expect(arrayItems(arrayText(items))).toEqual(items);
    }),
  );
});

test('what the server refuses is said, nothing of it stays, and the session goes on', async () => {
  const session = await connect();
  try {
    await session.query('CREATE TABLE numbers (n integer PRIMARY KEY, t text)');
    const many = Array.from({ length: 2_000 }, (_, index) => index);
    const long = many.map(() => 'x'.repeat(2_000));
    const load = (n: readonly ArrayItem[]) => session.load('COPY numbers (n, t) FROM STDIN', [n, long]);
    // At its beginning, with most of it still to be sent; and at its end.
    for (const [at, value, sqlState] of [
      [1, 'no number', '22P02'],
      [1, 0, '23505'],
      [1_999, 0, '23505'],
      [1_999, 'no number', '22P02'],
    ] as const) {
      await expect(load(many.with(at, value as number))).rejects.toMatchObject({ sqlState });
      expect((await session.query('SELECT count(*) AS many FROM numbers')).rows).toEqual([{ many: '0' }]);
    }
    await expect(session.load('COPY nowhere (n) FROM STDIN', [many])).rejects.toBeInstanceOf(StatementFailed);
    expect((await load(many)).count).toBe(2_000);
    expect((await session.load('COPY numbers (n, t) FROM STDIN', [[], []])).count).toBe(0);
  } finally {
    await session.close();
  }
});

test('a line that is cut in the middle is told as that', async () => {
  const session = await connect();
  const other = await connect();
  try {
    await session.query('CREATE TABLE held (n integer PRIMARY KEY, t text)');
    await other.query('BEGIN');
    await other.query('INSERT INTO held VALUES (1)');
    const many = Array.from({ length: 5_000 }, (_, index) => index);
    // The second row waits for the other session, and with it everything behind.
    const loading = session.load('COPY held (n, t) FROM STDIN', [many, many.map(() => 'x'.repeat(5_000))]);
    const outcome = expect(loading).rejects.toBeInstanceOf(ConnectionLost);
    await expect
      .poll(async () => {
        // Within a transaction the first look is shown again and again.
        await other.query('SELECT pg_stat_clear_snapshot()');
        const sql =
          "SELECT count(*) AS many FROM pg_stat_activity WHERE query LIKE 'COPY held%' AND wait_event_type = 'Lock'";
        return (await other.query(sql)).rows[0]?.['many'];
      })
      .toBe('1');
    await other.query('SELECT pg_terminate_backend($1::integer)', [session.backend ?? '']);
    await outcome;
  } finally {
    await session.close();
    await other.close();
  }
});

test('a line is as long as its rows', () => {
  const pieces = [
    ...copyPieces([
      ['a', null, 'c'],
      ['x'.repeat(70_000), '', true],
    ]),
  ];
  expect(pieces.map((piece) => piece.length)).toEqual([70_003, 11]);
  expect(pieces[1]).toBe('\\N\t\nc\ttrue\n');
});
