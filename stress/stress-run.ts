import type { StressOptions } from './options.ts';

export interface StressContext {
  readonly seed: number;
  /** Take the safeguard away: the run must then report a failure. */
  readonly mutate: boolean;
  readonly options: StressOptions;
  /** For progress; the line of figures is returned, never printed here. */
  readonly print: (text: string) => void;
}

export interface StressOutcome {
  /** The one line of figures: `undo sequences=200 operations=N mismatches=0`. */
  readonly line: string;
  readonly holds: boolean;
}

/** One promise and the run that proves it. At its default size it ends within 60 seconds. */
export interface StressRun {
  readonly promise: string;
  readonly start: (context: StressContext) => Promise<StressOutcome>;
}
