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

/**
 * The main thread's own ms of every frame of one action, from a trace with the categories `toplevel` and
 * `blink.user_timing`: a frame's task holds its callbacks, style, layout, painting and the hand-over to the compositor.
 * What other processes of the machine take meanwhile is not in it.
 */
export function frameTimes(trace: string, name: string): readonly number[] {
  const { here, tasks, begin } = within(trace, name);
  return here
    .filter((event) => event.name === 'frame' && event.ts >= begin.ts)
    .map(({ ts }) => {
      const task = tasks.findLast(
        (candidate) => candidate.ts <= ts && ts <= candidate.ts + (candidate.dur ?? 0),
      );
      if (task?.tdur === undefined) throw new Error('The trace does not hold the task of a frame.');
      return task.tdur / 1000;
    });
}

/** The main thread's own ms of all tasks between the two marks; of one that was under way, the part after the mark. */
export function ownTime(trace: string, name: string): number {
  const { tasks, begin } = within(trace, name);
  const own = tasks.map(({ ts, dur = 0, tdur = 0 }) => {
    const after = Math.min(dur, ts + dur - begin.ts);
    return after <= 0 || dur === 0 ? 0 : (tdur * after) / dur / 1000;
  });
  return own.reduce((sum, ms) => sum + ms, 0);
}

function within(trace: string, name: string) {
  const { traceEvents } = JSON.parse(trace) as { readonly traceEvents: readonly TraceEvent[] };
  const markOf = (text: string) => traceEvents.find((event) => event.name === text);
  const [begin, end] = [markOf(`${name} begins`), markOf(`${name} ends`)];
  if (!begin || !end) throw new Error(`The trace does not hold ${name}.`);
  const here = traceEvents
    .filter(
      ({ pid, tid, ts }) => pid === begin.pid && tid === begin.tid && ts >= begin.ts - 1e6 && ts <= end.ts,
    )
    .toSorted((a, b) => a.ts - b.ts);
  const tasks = here.filter(({ name: kind, ph }) => ph === 'X' && kind.endsWith('RunTask'));
  return { here, tasks, begin };
}
