import { expect, test } from 'vitest';
import { removalInWords, silenceOf, whoInWords, writesInWords } from './words.ts';

test('says who, what, and what a removal left', () => {
  expect(whoInWords({ by: 'publisher', displayName: 'Kim' })).toBe('Kim, as publisher');
  expect(whoInWords({ by: 'publisher', displayName: null })).toBe('publisher');
  const update = { table: 'conversion_funnels', operation: 'update', rows: 1, columns: ['tags'] } as const;
  const steps = { table: 'funnel_stages', operation: 'insert', rows: 3, columns: [] } as const;
  expect(writesInWords([{ ...update, columns: ['tags'] }])).toBe('tags changed');
  expect(
    writesInWords([
      { ...update, columns: ['tags'] },
      { ...steps, columns: [] },
    ]),
  ).toBe('tags changed; 3 rows of funnel_stages added');
  expect(writesInWords([{ ...steps, operation: 'truncate', columns: [] }])).toBe(
    'the whole table funnel_stages was emptied',
  );
  expect(silenceOf('installed')).toBeNull();
  expect(silenceOf('bare')).toMatch(/not who changed it/);
  expect(removalInWords([])).toMatch(/exactly as it was/);
  expect(removalInWords(['pg_attribute', 'pg_attribute', 'pg_cast'])).toMatch(/changed columns, pg_cast;/);
});
