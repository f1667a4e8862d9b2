import * as fc from 'fast-check';

/** Texts that people and machines write: long, right to left, composed, with markup, quotes and line ends. */
export const oddText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '',
    ' ',
    'Register',
    'register ',
    'e\u0301te\u0301',
    '👩‍👩‍👧 family',
    '<script>alert(1)</script>',
    "'; drop table journey_templates; --",
    '$1 $$ \\u0000 \\',
    'שלום',
    'line\nline\ttab\r\n',
    'nul \u0000 and half \ud83d',
    'x'.repeat(600),
  ),
);
