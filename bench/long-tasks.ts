/** The longest task between two marks, in ms: what the thread itself ran, and how long it took by the clock. */
export interface LongestTask {
  readonly own: number;
  readonly clock: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** µs. */
  readonly ts: number;
  readonly dur?: number;
  /** µs of the thread's own time. */
  readonly tdur?: number;
}

/** From a trace of Chromium with the categories `toplevel` and `blink.user_timing`, and marks `<step> begins` and `<step> ends`. */
export function longestTasks<Step extends string>(
  trace: string,
  steps: readonly Step[],
): Map<Step, LongestTask> {
  const { traceEvents } = JSON.parse(trace) as { readonly traceEvents: readonly TraceEvent[] };
  const marks = new Map(
    traceEvents.filter(({ name }) => / (?:begins|ends)$/.test(name)).map((event) => [event.name, event]),
  );
  const tasks = traceEvents.filter(({ name, ph }) => ph === 'X' && name.endsWith('RunTask'));
  if (!tasks.some(({ tdur }) => tdur !== undefined))
    throw new Error('This Chromium does not say how long a thread itself ran.');
  return new Map(
    steps.map((step) => {
      const [begin, end] = [marks.get(`${step} begins`), marks.get(`${step} ends`)];
      if (!begin || !end) throw new Error(`The trace does not hold the step ${step}.`);
      const mine = tasks.filter(
        ({ pid, tid, ts }) => pid === begin.pid && tid === begin.tid && ts >= begin.ts && ts <= end.ts,
      );
      const longest = (of: (task: TraceEvent) => number | undefined) =>
        mine.reduce((most, task) => Math.max(most, (of(task) ?? 0) / 1000), 0);
      return [step, { own: longest(({ tdur }) => tdur), clock: longest(({ dur }) => dur) }];
    }),
  );
}
