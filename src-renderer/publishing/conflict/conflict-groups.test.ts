import { expect, test } from 'vitest';
import { fieldsIn, groupConflict } from './conflict-groups.ts';
import type { Conflict } from './conflict-view.tsx';

const field = (recordId: string | null, name: string, both = false) => ({
  what: name,
  record: recordId === null ? null : `Name of ${recordId}`,
  recordId,
  field: name,
  base: 'a',
  mine: 'b',
  theirs: 'c',
  both,
});

const document = (records: Conflict['mine']['records']) =>
  ({ id: 'd', kind: 'journey', header: { name: 'Onboarding' }, records }) as const;

const conflict: Conflict = {
  name: 'Onboarding',
  base: null,
  mine: document({ a: { id: 'a', kind: 'stage' } }),
  theirs: document({ b: { id: 'b', kind: 'touchpoint' } }),
  theirsHash: 'x',
  baseAt: null,
  mineAt: null,
  mineRevision: 2,
  theirsAt: null,
  fields: [
    field('a', 'name'),
    field(null, 'description', true),
    field('b', 'layout', true),
    field('a', 'description'),
    field('b', 'name', true),
    field('a', 'layout'),
  ],
};

test('fields stand under their record, what both changed comes apart from the rest and from the picture', () => {
  const { both, oneSided, layout } = groupConflict(conflict);
  expect(both.map(({ name, kind }) => [kind, name])).toEqual([
    [null, 'Onboarding'],
    ['Touchpoint', 'Name of b'],
  ]);
  expect(oneSided.map(({ kind, fields }) => [kind, fields.map(({ what }) => what)])).toEqual([
    ['Stage', ['name', 'description']],
  ]);
  expect(layout.map(({ recordId }) => recordId)).toEqual(['b', 'a']);
  expect(fieldsIn(both) + fieldsIn(oneSided) + fieldsIn(layout), 'none is lost').toBe(conflict.fields.length);
});
