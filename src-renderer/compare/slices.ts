export interface Sliced {
  readonly cancel: () => void;
}

/** One slice runs at least one step, and more as long as it takes less than this. In ms. */
const slice = 8;

/**
 * Work in steps, so that the window answers in between: what is small is done at once, the rest step by step, each in a
 * turn of its own. The first step always runs before this returns.
 */
export function inSlices<Result>(
  steps: Generator<undefined, Result>,
  onDone: (result: Result) => void,
): Sliced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  function run() {
    const until = performance.now() + slice;
    do {
      const { done, value } = steps.next();
      if (done) {
        onDone(value);
        return;
      }
    } while (performance.now() < until);
    timer = setTimeout(run);
  }
  run();
  return { cancel: () => clearTimeout(timer) };
}
