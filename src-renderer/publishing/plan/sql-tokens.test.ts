import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenizedLines, tokenizeSql } from './sql-tokens.ts';

function kinds(sql: string) {
  return tokenizeSql(sql)
    .filter((token) => token.text.trim() !== '')
    .map((token) => [token.kind, token.text]);
}

describe('SQL colouring', () => {
  it('loses and adds no character, whatever the text', () => {
    const pieces = fc.constantFrom(
      "'",
      '"',
      '$',
      '$$',
      '--',
      '/*',
      '*/',
      '\n',
      'E',
      '\\',
      'select',
      '$1',
      'é',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 12 }), (parts) => {
        const sql = parts.join('');
        expect(
          tokenizeSql(sql)
            .map((token) => token.text)
            .join(''),
        ).toBe(sql);
        expect(
          tokenizedLines(sql)
            .map((line) => line.map((token) => token.text).join(''))
            .join('\n'),
        ).toBe(sql);
      }),
    );
  });

  it('keeps what stands in a string or comment out of the keywords', () => {
    expect(kinds("select 'delete from' -- drop table\nfrom t")).toEqual([
      ['keyword', 'select'],
      ['string', "'delete from'"],
      ['comment', '-- drop table'],
      ['keyword', 'from'],
      ['name', 't'],
    ]);
  });

  it("knows doubled quotes, E'' escapes, dollar quotes, parameters and quoted names", () => {
    expect(kinds(`'it''s' E'a\\'b' $x$ 'in' $x$ $12 "select" 4.5`).map(([kind]) => kind)).toEqual([
      'string',
      'string',
      'string',
      'parameter',
      'name',
      'number',
    ]);
  });
});
