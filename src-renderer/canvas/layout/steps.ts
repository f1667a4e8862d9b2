/** Work that stops between its parts, so that something else can go first. */
export type Steps<Value> = Generator<undefined, Value, undefined>;

/** In ms: so long nothing else gets its turn. */
const slice = 4;

export function allAtOnce<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same result, a slice at a time; undefined where it was given up in between. */
export async function inSlices<Value>(
  steps: Steps<Value>,
  goesOn: () => boolean,
): Promise<Value | undefined> {
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < slice) continue;
    await breath();
    if (!goesOn()) return undefined;
    began = performance.now();
  }
}

/** Lets whatever waits (a key, a frame) go first. */
export function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
