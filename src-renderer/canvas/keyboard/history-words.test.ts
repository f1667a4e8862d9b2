import { expect, it } from 'vitest';
import { emptyChange } from '../../../shared/documents/document.ts';
import { historyWords } from './history-words.ts';

const step = (label: string) => ({ revision: 1, label, change: emptyChange });
const [a, b] = [step('Add stage'), step('Move stage')];

it('says what was done, undone and redone, and nothing of a document that came anew', () => {
  expect(historyWords({ undo: [a], redo: [] }, { undo: [a, b], redo: [] })).toBe('Move stage');
  expect(historyWords({ undo: [a, b], redo: [] }, { undo: [a], redo: [b] })).toBe('Undone: Move stage');
  expect(historyWords({ undo: [a], redo: [b] }, { undo: [a, b], redo: [] })).toBe('Redone: Move stage');
  expect(historyWords({ undo: [], redo: [b] }, { undo: [a], redo: [] }), 'another step').toBe('Add stage');
  expect(historyWords({ undo: [a, b], redo: [] }, { undo: [], redo: [] })).toBeNull();
  const anew = { undo: [step('Add stage'), step('Move stage')], redo: [] };
  expect(historyWords({ undo: [a, b], redo: [] }, anew), 'read again').toBeNull();
  expect(historyWords({ undo: [a, b], redo: [] }, { undo: [b, a], redo: [] }), 'the oldest is gone').toBe(
    'Add stage',
  );
});
