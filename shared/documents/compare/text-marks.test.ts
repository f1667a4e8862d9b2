import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { markTexts, type TextPiece } from './text-marks.ts';

const join = (pieces: readonly TextPiece[]) => pieces.map(({ text }) => text).join('');
const shown = (pieces: readonly TextPiece[]) =>
  pieces.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('');

it('gives both texts back, and what is not marked is the same on both sides', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', 'é', '👩‍👧', '\n'), maxLength: 40 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const marks = markTexts(before, after);
      expect(join(marks.before)).toBe(before);
      expect(join(marks.after)).toBe(after);
      const kept = (pieces: readonly TextPiece[]) => join(pieces.filter(({ changed }) => !changed));
      expect(kept(marks.before)).toBe(kept(marks.after));
    }),
  );
});

it.each([
  ['One-time link', 'One-time link, 24 h', 'One-time link', 'One-time link[, 24 h]'],
  ['/register/confirm', '/sign-up/confirm', '/[register]/confirm', '/[sign-up]/confirm'],
  [
    'Within 4 hours of the day',
    'Within 8 hours of a day',
    'Within [4] hours of [the] day',
    'Within [8] hours of [a] day',
  ],
  ['Six', 'Completely other', '[Six]', '[Completely other]'],
])('marks %s against %s', (before, after, left, right) => {
  const marks = markTexts(before, after);
  expect([shown(marks.before), shown(marks.after)]).toEqual([left, right]);
});

it('does not compare two long texts letter by letter', () => {
  const [a, b] = ['xy'.repeat(50_000), 'yz'.repeat(50_000)];
  expect(markTexts(a, b).after).toEqual([{ text: b, changed: true }]);
});
