import { sizeOf } from './options.ts';
import { randomSource } from './random-source.ts';
import type { StressRun } from './stress-run.ts';
import { runSequence } from './undo/sequence.ts';

/** Random operations over real journeys, undone to the exact start and redone to the exact end. */
export const undo: StressRun = {
  promise: 'random operations undo to the exact start and redo to the exact end',
  start: async ({ seed, mutate, options, print }) => {
    const sequences = sizeOf(options, 'sequences', 500);
    const random = randomSource(seed);
    let operations = 0;
    let mismatches = 0;
    for (let sequence = 0; sequence < sequences; sequence += 1) {
      const outcome = runSequence(random, mutate);
      operations += outcome.operations;
      if (outcome.mismatch === null) continue;
      mismatches += 1;
      if (mismatches <= 5) print(`sequence ${sequence}: ${outcome.mismatch}`);
    }
    return {
      line: `undo sequences=${sequences} operations=${operations} mismatches=${mismatches}`,
      holds: mismatches === 0 && operations > 0,
    };
  },
};
