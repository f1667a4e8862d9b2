import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { unitOf } from '../../../shared/publishing/units.ts';
import { templates } from '../../../shared/templates/templates.ts';
import { checkExport } from './check-export.ts';
import { exportSql } from './export-sql.ts';
import { literal } from './literals.ts';
import { readSqlTokens } from './sql-tokens.ts';
import { pushStatements, type UnitWrites } from './statements.ts';

const schema = `Jo"urneys $guard0$ '; -- \\`;
let last = 0;
const newId = () => `00000000-0000-4000-8000-${String(++last).padStart(12, '0')}`;

/** A plan that inserts, updates with steps that change places and names that change hands, and deletes. */
function plan(text: string) {
  const [funnel, journey, process] = ['funnel', 'journey', 'process'].map((kind) => {
    const document = templates.find((one) => one.kind === kind)!.make(newId);
    const told = { ...document, header: { ...document.header, description: text } };
    return { kind: told.kind, rows: unitOf(told.kind).toRows(told) };
  });
  const turned = funnel!.rows.parts.map((part, at, all) => ({
    ...part,
    stage_order: all[all.length - 1 - at]!['stage_order']!,
  }));
  const other = { ...funnel!.rows.row, id: newId(), funnel_name: 'Other' };
  const writes: UnitWrites[] = [
    { kind: 'journey', inserts: [journey!.rows], updates: [], deletes: [] },
    {
      kind: 'funnel',
      inserts: [],
      updates: [
        {
          rows: { row: { ...funnel!.rows.row, funnel_name: 'Other' }, parts: turned.slice(1) },
          there: funnel!.rows,
        },
        {
          rows: { row: { ...other, funnel_name: funnel!.rows.row['funnel_name']! }, parts: [] },
          there: { row: other, parts: [] },
        },
      ],
      deletes: [],
    },
    { kind: 'process', inserts: [], updates: [], deletes: [process!.rows] },
  ];
  const documents = writes.flatMap(({ kind, inserts, updates, deletes }) =>
    [...inserts, ...updates.map(({ rows }) => rows), ...deletes].map(({ row }) => ({
      kind,
      documentId: row.id,
      beforeHash: kind === 'journey' ? null : 'before',
      afterHash: kind === 'process' ? null : 'after',
    })),
  );
  const hashes = documents.map(({ kind, documentId: id, beforeHash: before, afterHash: after }) => ({
    kind,
    id,
    before,
    after,
  }));
  const planned = { schema, statements: pushStatements(schema, writes), documents };
  return {
    planned,
    make: (encode = literal) => exportSql({ title: 'Plan', schema, writes, hashes, encode }),
  };
}

const hostile = [
  `'); DROP TABLE x; --`,
  `\\'); DROP TABLE x; --`,
  `$guard0$; DROP TABLE x; $$`,
  `\\x41 \\n \\\\ \\`,
  '🙂 \u202e \u2028 \r\n \t',
  '{"n": 12345678901234567890.000000000000000001}',
];

describe('an export is read again', () => {
  it.each(hostile)('says what its plan says with %j in it', (text) => {
    const { planned, make } = plan(text);
    expect(checkExport(make(), planned)).toEqual({ ok: true, value: null });
  });

  it('is refused wherever one character of it is another one', () => {
    const { planned, make } = plan("it's \\ one");
    const text = make();
    const head = text.indexOf('BEGIN;');
    const inRemark = (at: number) => text.slice(text.lastIndexOf('\n', at) + 1, at).startsWith('--');
    for (let at = head; at < text.length; at += 211) {
      const [old, insteadOf] = [text[at]!, text[at] === '7' ? '8' : '7'];
      if (inRemark(at) || /\s/.test(old) || old === '-') continue;
      const changed = checkExport(text.slice(0, at) + insteadOf + text.slice(at + 1), planned);
      expect(changed.ok, text.slice(at - 30, at + 30)).toBe(false);
    }
  });

  it.each([
    ['a statement more', (text: string) => text.replace('COMMIT;', 'DROP TABLE x;\n\nCOMMIT;')],
    ['a statement less', (text: string) => text.replace(/DELETE FROM [^;]+;/, '')],
    ['no end', (text: string) => text.replace('COMMIT;', '')],
    ['something after its end', (text: string) => `${text}SELECT 1;\n`],
    ['the same row twice', (text: string) => text.replace(/INSERT INTO [^]+?;\n/, (one) => one + one)],
    ['another name set aside', (text: string) => text.replace("'Other'::text)", "'Stray'::text)")],
    [
      'a row that the server would compare with another',
      (text: string) => text.replace("'before'", "'after'"),
    ],
    ['a text that could be read in two ways', (text: string) => text.replace(/E'/, "'")],
    ['a line that ends early', (text: string) => text.replace('-- Plan', '-- Plan\rDROP TABLE x;')],
  ])('is refused with %s', (_what, change) => {
    const { planned, make } = plan('a \\ backslash');
    const changed = change(make());
    expect(changed).not.toBe(make());
    expect(checkExport(changed, planned).ok).toBe(false);
  });

  it('is refused where its encoder does not escape', () => {
    const { planned, make } = plan(hostile[0]!);
    const text = make((value, cast) => (value === null ? `NULL::${cast}` : `'${String(value)}'::${cast}`));
    expect(checkExport(text, planned).ok).toBe(false);
  });

  it('is refused where the plan does what no file does', () => {
    const { planned, make } = plan('plain');
    const more = {
      ...planned.statements.at(-1)!,
      role: 'move-running' as const,
      sql: 'UPDATE x SET y = 1',
      purpose: 'Map',
    };
    const checked = checkExport(make(), { ...planned, statements: [...planned.statements, more] });
    expect(checked).toEqual({ ok: false, error: 'the plan also does this: Map' });
  });
});

test('any text that a server can hold is read as it was written', () => {
  const signs = [
    'a',
    "'",
    "''",
    '\\',
    '\\\\',
    'E',
    '"',
    '$',
    '$$',
    '\n',
    '\r',
    '\t',
    '--',
    ';',
    'é',
    '🙂',
    '\u202e',
  ];
  const anyText = fc.array(fc.constantFrom(...signs), { maxLength: 12 }).map((some) => some.join(''));
  fc.assert(
    fc.property(anyText, (text) => {
      const read = readSqlTokens(literal(text, 'text'));
      expect(read.ok && read.value).toEqual([
        { kind: 'text', value: text },
        { kind: 'mark', value: '::' },
        { kind: 'word', value: 'text' },
      ]);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["'a\\'"],
  ["E'\\n'"],
  ["E'\\'"],
  ["X'41'"],
  ["U&'0041'"],
  ['/* */'],
  ['"open'],
  ['$a$ open'],
  ["'\u0000'"],
  ['a\tb'],
])('%j is nothing of ours', (sql) => {
  expect(readSqlTokens(sql).ok).toBe(false);
});
