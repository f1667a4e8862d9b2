import type { DocumentRecord } from '../../documents/document.ts';

export const metricRoles = ['primary', 'secondary', 'guardrail'] as const;
export type MetricRole = (typeof metricRoles)[number];
/** A share of people who do something, or an average per person. */
export const measureTypes = ['proportion', 'mean'] as const;
export const metricDirections = ['increase', 'decrease'] as const;

/** What the experiment is judged by. */
export interface Metric extends DocumentRecord {
  readonly kind: 'metric';
  /** One of `metricRoles`. primary: decides; secondary: explains; guardrail: must not get worse. */
  readonly role: string;
  /** The measure's name in production. */
  readonly measure: string;
  readonly description: string | null;
  /** One of `measureTypes`. */
  readonly measureType: string;
  /** One of `metricDirections`: where better is. */
  readonly direction: string;
  /** The smallest change worth finding, in percent of the baseline; null: not said. */
  readonly minimumEffect: number | null;
  /** What the control is expected to show: percent for a proportion, the measure's own unit for a mean. */
  readonly baseline: number | null;
  /** Of one person's value, in the measure's own unit; means only. */
  readonly standardDeviation: number | null;
  readonly order: number;
}
