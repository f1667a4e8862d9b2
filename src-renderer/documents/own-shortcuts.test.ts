import { expect, test } from 'vitest';
import type { Action } from './action.ts';
import { sharersOf, withOwnShortcuts, withShortcutsOf } from './own-shortcuts.ts';

function action(id: string, ...shortcuts: readonly string[]): Action {
  return { id, label: id, group: 'Edit', shortcuts, disabled: () => null, run: () => {} };
}

const actions = [
  action('edit.duplicate', 'mod+D'),
  action('insert.journey.touchpoint', 'T'),
  action('insert.process.trigger', 'T'),
];

test('what the user chose takes the place of what an action comes with', () => {
  const own = withShortcutsOf({}, 'edit.duplicate', ['alt+D', 'mod+shift+D']);
  const mapped = withOwnShortcuts(actions, own);
  expect(mapped.map(({ shortcuts }) => shortcuts)).toEqual([['alt+D', 'mod+shift+D'], ['T'], ['T']]);
  expect(withOwnShortcuts(actions, withShortcutsOf(own, 'edit.duplicate', null))).toBe(actions);
});

test('a key that calls two things is noticed, however it is written; kinds of documents do not meet', () => {
  expect(sharersOf(actions, 'edit.find', 'mod+d').map(({ id }) => id)).toEqual(['edit.duplicate']);
  expect(sharersOf(actions, 'edit.duplicate', 'mod+D')).toEqual([]);
  expect(sharersOf(actions, 'insert.journey.touchpoint', 'T')).toEqual([]);
  expect(sharersOf(actions, 'edit.find', 't')).toHaveLength(2);
});
