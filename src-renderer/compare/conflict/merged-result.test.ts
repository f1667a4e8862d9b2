import { expect, test } from 'vitest';
import { applyChange } from '../../../shared/documents/apply.ts';
import { type Document, emptyChange } from '../../../shared/documents/document.ts';
import { mergeDocuments } from '../../../shared/documents/merge.ts';
import { editOf, mergedResult } from './merged-result.ts';

const base: Document = {
  id: 'd',
  kind: 'journey',
  header: { name: 'Base', description: 'before' },
  records: { a: { id: 'a', kind: 'note', text: 'one' }, b: { id: 'b', kind: 'note', text: 'two' } },
};
const withText = (document: Document, description: string): Document => ({
  ...document,
  header: { ...document.header, description },
});
const mine = withText(base, 'mine');
const theirs = withText({ ...base, records: { a: { id: 'a', kind: 'note', text: 'one' } } }, 'theirs');
const merge = mergeDocuments(base, mine, theirs, {});
const [key = ''] = merge.conflicts.map((conflict) => conflict.key);
const setText = (text: string) => ({
  ...emptyChange,
  updated: [
    [
      { id: 'a', kind: 'note', text: 'one' },
      { id: 'a', kind: 'note', text },
    ] as const,
  ],
});

test('there is no result before everything is decided', () => {
  expect(merge.conflicts).toHaveLength(1);
  expect(mergedResult(merge, {}, null)).toBeNull();
});

test('an edit of the result lies on top of the choices, and stays when another choice is made', () => {
  const first = mergedResult(merge, { [key]: 'mine' }, null);
  if (!first) throw new Error('Everything is decided.');
  expect(editOf(first)).toBeNull();
  expect(first.session.commit('Write', setText('edited'))).toBe(true);
  const second = mergedResult(merge, { [key]: { value: 'ours' } }, first);
  if (!second) throw new Error('Everything is decided.');
  expect(second.lost).toBe(false);
  expect(second.resolved.header['description']).toBe('ours');
  const edit = editOf(second);
  const taken = edit && applyChange(second.resolved, edit);
  expect(taken?.ok && taken.value).toMatchObject({
    header: { description: 'ours' },
    records: { a: { text: 'edited' } },
  });
  expect(second.session.undo()).toBe(true);
  expect(editOf(second)).toBeNull();
  expect(second.session.redo()).toBe(true);
  expect(editOf(second)).toEqual(edit);
});

test('an edit that does not fit other choices is left out, and said so', () => {
  const first = mergedResult(merge, { [key]: 'mine' }, null);
  const edit = { ...emptyChange, header: { description: ['mine', 'mine, edited'] as const } };
  expect(first?.session.commit('Write', edit)).toBe(true);
  const second = mergedResult(merge, { [key]: 'theirs' }, first);
  expect(second?.lost).toBe(true);
  expect(second && editOf(second)).toBeNull();
});

test('what the kind refuses is refused here too', () => {
  const result = mergedResult(merge, { [key]: 'mine' }, null, () => 'It is running.');
  expect(result?.session.commit('Write', setText('edited'))).toBe(false);
});
