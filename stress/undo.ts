import { isEmptyChange } from '../shared/documents/change.ts';
import { type DocumentKind, documentKinds } from '../shared/documents/document.ts';
import { sizeOf } from './options.ts';
import { randomSource } from './random-source.ts';
import type { StressRun } from './stress-run.ts';
import type { Operation } from './undo/operations.ts';
import { runSequence, type SequenceOutcome } from './undo/sequence.ts';
import { windowOperations } from './undo/window-operations.ts';
import { loadWindowParts } from './undo/window-parts.ts';
import { openStressWorkspace } from './undo/workspace-sequence.ts';

/** One sequence of so many goes through the window's session and a real workspace, with restarts in between. */
const throughWorkspace = 5;

/**
 * Random operations over real documents of every kind, undone to the exact start and redone to the exact end. The mutation is an inverse
 * that forgets the header.
 */
export const undo: StressRun = {
  promise: 'random operations undo to the exact start and redo to the exact end',
  start: async ({ seed, mutate, options, print }) => {
    const sequences = sizeOf(options, 'sequences', 500);
    const random = randomSource(seed);
    const parts = await loadWindowParts();
    /** How often each operation of each kind did something. */
    const done = new Map<string, number>();
    const byKind = new Map(
      documentKinds.map((kind) => [kind, counted(kind, windowOperations(parts, kind), done)]),
    );
    const inWindow = (kind: DocumentKind) => byKind.get(kind) ?? [];
    const workspace = mutate ? null : await openStressWorkspace(seed + 1, inWindow);
    let operations = 0;
    let mismatches = 0;
    for (let sequence = 0; sequence < sequences; sequence += 1) {
      const real = sequence % throughWorkspace === 0 ? workspace : null;
      const outcome: SequenceOutcome = real
        ? await real.runSequence(random)
        : runSequence(random, mutate, inWindow);
      operations += outcome.operations;
      if (outcome.mismatch === null) continue;
      mismatches += 1;
      if (mismatches <= 5) print(`sequence ${sequence}: ${outcome.mismatch}`);
    }
    if (workspace) {
      print(
        `${Math.ceil(sequences / throughWorkspace)} through a workspace, ${workspace.restarts()} restarts`,
      );
      await workspace.close();
    }
    const idle = [...done].filter(([, times]) => times === 0).map(([name]) => name);
    print(
      `${done.size - idle.length} of ${done.size} operations of the window did something; not: ${idle.join(', ')}`,
    );
    return {
      line: `undo sequences=${sequences} operations=${operations} mismatches=${mismatches}`,
      holds: mismatches === 0 && operations > 0,
    };
  },
};

function counted(
  kind: DocumentKind,
  operations: Readonly<Record<string, Operation>>,
  done: Map<string, number>,
): Operation[] {
  return Object.entries(operations).map(([name, operation]) => {
    const key = `${kind}.${name}`;
    done.set(key, 0);
    return (document, random) => {
      const change = operation(document, random);
      if (!isEmptyChange(change)) done.set(key, (done.get(key) ?? 0) + 1);
      return change;
    };
  });
}
