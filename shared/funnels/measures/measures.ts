import type { Id } from '../../base/ids.ts';

/** One figure as production measured it. */
export type Measure =
  | { readonly state: 'value'; readonly value: number }
  /** Of so few people that nobody is shown it. */
  | { readonly state: 'hidden' }
  /** What cannot be: shown as it came, with the reason, never bent into range. */
  | { readonly state: 'bad'; readonly raw: string; readonly reason: string };

/** The measured columns of one row of `funnel_stages`; null: production says nothing. */
export interface StepMeasures {
  /** The id of the stage row, which is that of the step, wherever the step stands by now. */
  readonly stepId: Id;
  /** People who came to the step. */
  readonly visitors: Measure | null;
  readonly conversions: Measure | null;
  /** Percent, 0 to 100. */
  readonly conversionRate: Measure | null;
  readonly averageTimeSpentSeconds: Measure | null;
  readonly dropOffCount: Measure | null;
  /** Percent, 0 to 100. */
  readonly dropOffRate: Measure | null;
}

/** What was imported last of one funnel. */
export interface FunnelMeasures {
  readonly environmentId: Id;
  readonly environmentName: string;
  /** When it was imported, ISO text in UTC. */
  readonly importedAt: string;
  readonly totalVisitors: Measure | null;
  /** Percent, 0 to 100. */
  readonly conversionRate: Measure | null;
  readonly averageTimeToConvertDays: Measure | null;
  readonly steps: readonly StepMeasures[];
}

/** Groups below this many people are shown to nobody: single people could be told by them. */
export const smallestGroup = 10;

/** Below this many people a share is uncertain by more than 5.7 points (95 %, normal approximation at one half). */
export const lowNumber = 300;

/** The value where there is one that may be shown. */
export function valueOf(measure: Measure | null | undefined): number | null {
  return measure?.state === 'value' ? measure.value : null;
}
