import { expect, it } from 'vitest';
import { isPromotable, relationOf, sideRows, versionLetters } from './rows.ts';

const document = (
  documentId: string,
  state: 'equal' | 'new-here' | 'new-there' | 'raw',
  hash: string | null,
) => ({
  documentId,
  kind: 'journey' as const,
  name: documentId,
  state,
  reason: null,
  hash,
});

it('lists every document once, with what each environment says, and keeps one that is away out of it', () => {
  const rows = sideRows([
    { id: 'dev', status: { documents: [document('b', 'equal', '1'), document('a', 'new-there', '2')] } },
    { id: 'stage', status: { documents: [document('b', 'equal', '1'), document('c', 'raw', '9')] } },
    { id: 'prod', status: null },
  ]);
  expect(rows.map(({ name, isHere }) => [name, isHere])).toEqual([
    ['a', false],
    ['b', true],
    ['c', false],
  ]);
  const [a, b, c] = rows as [(typeof rows)[0], (typeof rows)[0], (typeof rows)[0]];
  expect(relationOf(a, 'dev', 'stage')).toBe('only-from');
  expect(relationOf(a, 'stage', 'dev')).toBe('only-to');
  expect(relationOf(b, 'dev', 'stage')).toBe('same');
  expect(relationOf(b, 'dev', 'prod'), 'nobody could look').toBe('unknown');
  expect(isPromotable(a, 'dev', 'stage')).toBe(true);
  expect(isPromotable(b, 'dev', 'stage')).toBe(false);
  expect(isPromotable(c, 'stage', 'dev'), 'a row that cannot be drawn').toBe(false);
});

it('gives each different content a letter, and none where all say the same', () => {
  const [row] = sideRows([
    { id: 'dev', status: { documents: [document('a', 'equal', '1')] } },
    { id: 'stage', status: { documents: [document('a', 'equal', '2')] } },
    { id: 'prod', status: { documents: [document('a', 'equal', '2')] } },
    { id: 'test', status: { documents: [document('a', 'new-here', null)] } },
  ]);
  const ids = ['dev', 'stage', 'prod', 'test'];
  expect(row && versionLetters(row, ids)).toEqual({ dev: 'A', stage: 'B', prod: 'B' });
  expect(row && versionLetters(row, ['stage', 'prod'])).toEqual({});
});
