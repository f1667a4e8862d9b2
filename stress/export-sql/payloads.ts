import type { RandomSource } from '../random-source.ts';

/** A sequence that only a text that became SQL can move; it stays moved also where its transaction is rolled back. */
export const canary = 'jd_canary';

const call = `nextval($$public.${canary}$$)`;
const strike = `SELECT ${call};`;

/** Ways out of a text, each with a statement behind it. */
const breakouts = [
  `'); ${strike} --`,
  `'::text); ${strike} --`,
  `\\'); ${strike} --`,
  `\\\\'); ${strike} --`,
  `''); ${strike} --`,
  `"); ${strike} --`,
  `'; COMMIT; ${strike} --`,
  `$$; ${strike} $$`,
  `$guard0$; ${strike} DO $guard0$`,
  `$guard1$; ${strike}`,
  `*/ ${strike} /*`,
  `\n; ${strike}\n--`,
  `\r\n; ${strike}\r\n`,
  `\u2028${strike}\u2029`,
  `' || ${call} || '`,
  `\\' || ${call} || '`,
  `\\\\' || ${call} || E'`,
  `' || (SELECT ${call})::text || $$`,
  `E'\\'' || ${strike}`,
  `\\x27); ${strike} --`,
  `\\047); ${strike} --`,
  `\\u0027); ${strike} --`,
  `U&'\\0027); ${strike} --`,
  `\\gexec\n\\! echo hit`,
  `\\.\n${strike}`,
  `COPY x FROM PROGRAM 'echo 1';`,
];

/** What a text may hold besides. */
const pieces = [
  "'",
  "''",
  "'''",
  '"',
  '\\',
  '\\\\',
  '\\n',
  '$',
  '$$',
  '$1',
  '$guard0$',
  ';',
  '--',
  '/*',
  '*/',
  ':name',
  ":'name'",
  '%s',
  '?',
  '@',
  '\t',
  '\n',
  '\r',
  'NULL',
  'DEFAULT',
  'é',
  '🙂',
  '﷽',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\uffff',
  '表', // Its second byte is a backslash in Shift JIS.
  'ー',
  '12345678901234567890.12345678901234567890',
  '1e400',
  '{"a": 12345678901234567890}',
  '[1, 2',
  'plain words',
];

/** Texts made to become statements; the same for the same source. */
export function makePayloads(many: number, random: RandomSource): string[] {
  return Array.from({ length: many }, (_, index) => {
    const breakout = breakouts[index % breakouts.length] ?? '';
    const around = () => Array.from({ length: random.below(6) }, () => random.pick(pieces) ?? '').join('');
    if (index < breakouts.length) return breakout;
    const text = random.chance(0.7) ? `${around()}${breakout}${around()}` : `${around()}${around()}`;
    return random.chance(0.01) ? text.repeat(200) : text;
  });
}
