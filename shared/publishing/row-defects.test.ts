import { expect, test } from 'vitest';
import type { JourneyTemplateRow } from '../journeys/journey-template-row.ts';
import { rowDefect } from './row-defects.ts';

const row: JourneyTemplateRow = {
  id: '0b6f2a34-1111-4222-8333-444455556666',
  template_name: '🙂'.repeat(100),
  journey_type: 'consumer',
  persona_type: null,
  stages: [{ id: 'a', name: 'Start', more: { deep: [1, null, true] } }],
  touchpoints: [],
  success_criteria: null,
  description: 'as long as it likes '.repeat(100),
  is_active: true,
  version: '1.0',
};

test('a row that Postgres takes has no defect; characters are counted, not code units', () => {
  expect(rowDefect(row)).toBeNull();
});

test.each<[Partial<JourneyTemplateRow>, RegExp]>([
  [{ id: 'not-a-uuid' }, /id is not a UUID/],
  [{ id: row.id.toUpperCase() }, /id is not a UUID/],
  [{ template_name: '🙂'.repeat(101) }, /template_name has 101 characters; the column takes 100/],
  [{ version: 'v'.repeat(21) }, /version has 21/],
  [{ description: 'a\u0000' }, /description holds a NUL/],
  [{ stages: [{ a: { b: ['x', 'y\ud800'] } }] }, /stages\[0\]\.a\.b\[1\] holds half a character/],
  [{ touchpoints: [{ 'k\u0000': 1 }] }, /key in touchpoints\[0\] holds a NUL/],
  [{ success_criteria: { n: Number.POSITIVE_INFINITY } }, /success_criteria\.n is not a number/],
])('%j is refused with its place', (change, reason) => {
  expect(rowDefect({ ...row, ...change })).toMatch(reason);
});
