import { Session } from 'node:inspector';

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
  }[];
}

/**
 * How often the functions and branches of our own code are run through by `work`, as V8 counts them for test coverage. Unlike a
 * time it is the same on every machine, however busy. What a built-in does inside (`includes` of a list) is one step.
 */
export function countedSteps(work: () => void): number {
  const session = new Session();
  session.connect();
  try {
    session.post('Profiler.enable');
    session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    work();
    let steps = 0;
    session.post('Profiler.takePreciseCoverage', (_failure: unknown, coverage: object) => {
      for (const { url, functions } of (coverage as Coverage).result) {
        if (url.includes('node_modules') || url.startsWith('node:')) continue;
        for (const { ranges } of functions) for (const { count } of ranges) steps += count;
      }
    });
    return steps;
  } finally {
    session.disconnect();
  }
}

/** The exponent by which the steps of `work` grow with the size: 1 is in proportion, 2 is by the square. */
export function growthOfSteps(
  work: (size: number) => () => void,
  [small, large]: readonly [number, number],
): number {
  const ofSize = (size: number) => countedSteps(work(size));
  return Math.log(ofSize(large) / ofSize(small)) / Math.log(large / small);
}
