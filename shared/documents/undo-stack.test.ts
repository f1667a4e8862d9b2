import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeFor, document, intention } from '../../stress/arbitraries/document.ts';
import { documentText } from '../../stress/arbitraries/plain-text.ts';
import { applyChange } from './apply.ts';
import type { Change, Document } from './document.ts';
import { invertChange } from './invert.ts';
import { buildUndoStacks, type LoggedEdit } from './undo-stack.ts';

function named(name: string): Change {
  return { added: [{ id: name, kind: 'note', text: name }], updated: [], removed: [] };
}

function edit(revision: number, name: string, intent: LoggedEdit['intent'] = 'edit'): LoggedEdit {
  return { revision, intent, label: `Add ${name}`, change: named(name) };
}

function undoOf(revision: number, of: LoggedEdit): LoggedEdit {
  return { revision, intent: 'undo', label: of.label, change: invertChange(of.change) };
}

const labels = (steps: readonly { label: string }[]) => steps.map((step) => step.label);

describe('buildUndoStacks', () => {
  it('a new edit clears what could be redone', () => {
    const [a, b, c] = [edit(2, 'a'), edit(3, 'b'), edit(5, 'c')];
    const stacks = buildUndoStacks([edit(1, 'new', 'create'), a, b, undoOf(4, b)]);
    expect(labels(stacks.undo)).toEqual(['Add a']);
    expect(stacks.redo).toEqual([{ revision: 4, label: 'Add b', change: named('b') }]);
    const later = buildUndoStacks([edit(1, 'new', 'create'), a, b, undoOf(4, b), c]);
    expect(labels(later.undo)).toEqual(['Add a', 'Add c']);
    expect(later.redo).toEqual([]);
  });

  it.each(['restore', 'pull', 'import'] as const)('%s is a step like any other', (intent) => {
    const stacks = buildUndoStacks([edit(1, 'a'), undoOf(2, edit(1, 'a')), edit(3, 'b', intent)]);
    expect(labels(stacks.undo)).toEqual(['Add b']);
    expect(stacks.redo).toEqual([]);
  });

  it('create cannot be undone', () => {
    expect(buildUndoStacks([edit(1, 'new', 'create')])).toEqual({ undo: [], redo: [] });
  });

  it('keeps the newest steps only', () => {
    const log = Array.from({ length: 1000 }, (_, index) => edit(index + 1, `n${index}`));
    const stacks = buildUndoStacks(log, 200);
    expect(stacks.undo).toHaveLength(200);
    expect(stacks.undo.at(-1)?.revision).toBe(1000);
    expect(stacks.undo[0]?.revision).toBe(801);
  });

  it('a log that begins in the middle still tells what can be redone', () => {
    const stacks = buildUndoStacks([undoOf(7, edit(3, 'before the log'))]);
    expect(stacks.undo).toEqual([]);
    expect(stacks.redo).toEqual([
      { revision: 7, label: 'Add before the log', change: named('before the log') },
    ]);
  });

  it('any mixture of edits, undos and redos: everything can be undone to the start and redone to the end', () => {
    const action = fc.oneof(
      { weight: 4, arbitrary: intention.map((wanted) => ({ what: 'edit' as const, wanted })) },
      { weight: 2, arbitrary: fc.constant({ what: 'undo' as const }) },
      { weight: 1, arbitrary: fc.constant({ what: 'redo' as const }) },
    );
    fc.assert(
      fc.property(document, fc.array(action, { maxLength: 40 }), (start, actions) => {
        const log: LoggedEdit[] = [];
        let current = start;
        const send = (intent: LoggedEdit['intent'], label: string, change: Change): void => {
          const next = applyChange(current, change);
          if (!next.ok) throw new Error(`${next.error.reason} at ${next.error.place}`);
          current = next.value;
          log.push({ revision: log.length + 1, intent, label, change });
        };
        const undo = (): boolean => {
          const step = buildUndoStacks(log).undo.at(-1);
          if (step) send('undo', step.label, invertChange(step.change));
          return step !== undefined;
        };
        const redo = (): boolean => {
          const step = buildUndoStacks(log).redo.at(-1);
          if (step) send('redo', step.label, step.change);
          return step !== undefined;
        };
        for (const action of actions) {
          if (action.what === 'edit') send('edit', 'Edit', changeFor(current, action.wanted));
          else if (action.what === 'undo') undo();
          else redo();
        }
        while (redo()) continue;
        const end: Document = current;
        while (undo()) continue;
        expect(documentText(current)).toBe(documentText(start));
        while (redo()) continue;
        expect(documentText(current)).toBe(documentText(end));
      }),
      { numRuns: 150 },
    );
  });
});
