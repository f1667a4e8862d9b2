import type { Json } from '../base/json.ts';

export const windowUnits = ['minutes', 'hours', 'days', 'weeks'] as const;
export type WindowUnit = (typeof windowUnits)[number];

/** A span of time as people say it: 3 days stay 3 days and do not become 72 hours. */
export interface TimeWindow {
  readonly [key: string]: Json;
  /** More than 0. */
  readonly amount: number;
  /** One of `windowUnits`; another text is kept and flagged. */
  readonly unit: string;
}

const minutes: ReadonlyMap<string, number> = new Map<WindowUnit, number>([
  ['minutes', 1],
  ['hours', 60],
  ['days', 24 * 60],
  ['weeks', 7 * 24 * 60],
]);

/** undefined where the unit is none of ours or the amount is not more than 0. */
export function windowMinutes({ amount, unit }: TimeWindow): number | undefined {
  const factor = minutes.get(unit);
  return factor === undefined || !(amount > 0) ? undefined : amount * factor;
}

export function isWindowUnit(unit: string): unit is WindowUnit {
  return minutes.has(unit);
}
