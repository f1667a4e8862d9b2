import { expect, test } from 'vitest';
import type { Json } from '../base/json.ts';
import type { JourneyTemplateRow } from '../journeys/journey-template-row.ts';
import { rowsDefect } from './row-defects.ts';
import { type Row, unitOf } from './units.ts';

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

function defectOf(journey: JourneyTemplateRow) {
  return rowsDefect(unitOf('journey'), { row: journey as unknown as Row, parts: [] });
}

test('a row that Postgres takes has no defect; characters are counted, not code units', () => {
  expect(defectOf(row)).toBeNull();
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
  expect(defectOf({ ...row, ...change })).toMatch(reason);
});

const step = {
  id: '0b6f2a34-1111-4222-8333-444455557777',
  funnel_id: row.id,
  stage_name: 'View',
  stage_order: 1,
  stage_type: 'view',
  experiment_id: null,
  variant_name: null,
  description: null,
  success_criteria: {},
};

test.each<[Partial<Record<keyof typeof step, Json>>, RegExp]>([
  [{ stage_order: 2 ** 31 }, /funnel_stages\[0\]: stage_order is not a whole number/],
  [{ stage_order: 1.5 }, /stage_order is not a whole number/],
  [{ experiment_id: 'the new one' }, /experiment_id is not a UUID/],
  [{ stage_name: 'x'.repeat(101) }, /stage_name has 101 characters/],
])('a part with %j is refused', (change, reason) => {
  const funnel = { id: row.id, funnel_name: 'F', funnel_type: 'purchase', stages: [] };
  const rows = { row: funnel, parts: [{ ...step, ...change } as Row] };
  expect(rowsDefect(unitOf('funnel'), { ...rows, parts: [step] })).toBeNull();
  expect(rowsDefect(unitOf('funnel'), rows)).toMatch(reason);
});

test('a date without its zone is refused', () => {
  const experiment = { id: row.id, start_date: '2026-03-01 09:00' };
  expect(rowsDefect(unitOf('experiment'), { row: experiment, parts: [] })).toMatch(
    /start_date is not a date/,
  );
});
