import { sizeOf } from './options.ts';
import { randomSource } from './random-source.ts';
import type { StressRun } from './stress-run.ts';
import { runSequence, type SequenceOutcome } from './undo/sequence.ts';
import { openStressWorkspace } from './undo/workspace-sequence.ts';

/** One sequence of so many goes through the window's session and a real workspace, with restarts in between. */
const throughWorkspace = 5;

/**
 * Random operations over real journeys, undone to the exact start and redone to the exact end. The mutation is an inverse
 * that forgets the header.
 */
export const undo: StressRun = {
  promise: 'random operations undo to the exact start and redo to the exact end',
  start: async ({ seed, mutate, options, print }) => {
    const sequences = sizeOf(options, 'sequences', 500);
    const random = randomSource(seed);
    const workspace = mutate ? null : await openStressWorkspace(seed + 1);
    let operations = 0;
    let mismatches = 0;
    for (let sequence = 0; sequence < sequences; sequence += 1) {
      const real = sequence % throughWorkspace === 0 ? workspace : null;
      const outcome: SequenceOutcome = real ? await real.runSequence(random) : runSequence(random, mutate);
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
    return {
      line: `undo sequences=${sequences} operations=${operations} mismatches=${mismatches}`,
      holds: mismatches === 0 && operations > 0,
    };
  },
};
