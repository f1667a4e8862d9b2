import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointLength, compareNames, firstCodePoints, nameKey, textDefect } from './text.ts';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

describe('text', () => {
  it('length counts code points, as Postgres does', () => {
    expect(codePointLength('👩‍👩‍👧')).toBe(5);
    expect(codePointLength('e\u0301')).toBe(2);
    expect(codePointLength('')).toBe(0);
  });

  it('names stand as people count', () => {
    expect(['Journey 10', 'journey 2', 'Ägypten', 'Journey 1', 'Zoo'].toSorted(compareNames)).toEqual([
      'Ägypten',
      'Journey 1',
      'journey 2',
      'Journey 10',
      'Zoo',
    ]);
  });

  it('what cannot be stored is found', () => {
    expect(textDefect('a\u0000b')).toBe('nul');
    expect(textDefect('a\ud83d')).toBe('surrogate');
    expect(textDefect('\udc00a')).toBe('surrogate');
    expect(textDefect('\ud83d\ude00')).toBeUndefined();
  });

  it('a cut text is its beginning, no longer than asked, and never half a character', () => {
    fc.assert(
      fc.property(anyText, fc.nat(20), (text, limit) => {
        const cut = firstCodePoints(text, limit);
        expect(text.startsWith(cut)).toBe(true);
        expect(codePointLength(cut)).toBe(Math.min(limit, codePointLength(text)));
        if (!textDefect(text)) expect(textDefect(cut)).toBeUndefined();
      }),
    );
  });

  it('names are equal after trimming, composing and folding', () => {
    expect(nameKey('  Register ')).toBe(nameKey('REGISTER'));
    expect(nameKey('Caf\u00e9')).toBe(nameKey('cafe\u0301'));
    expect(nameKey('Stra\u00dfe')).toBe(nameKey('STRASSE'));
    expect(nameKey('\u03a3\u0391\u03a3')).toBe(nameKey('\u03c3\u03b1\u03c2'));
    expect(nameKey('Register')).not.toBe(nameKey('Registers'));
  });

  it('a key is its own key', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(nameKey(nameKey(text))).toBe(nameKey(text));
      }),
      { numRuns: 1000 },
    );
  });
});
