import type { Id } from '../../base/ids.ts';
import type { DocumentRecord } from '../../documents/document.ts';

export const comparators = ['>=', '<=', '>', '<', '='] as const;
export type Comparator = (typeof comparators)[number];

/** One measure that must reach a number. */
export interface Criterion {
  readonly [key: string]: string | number | null;
  readonly measure: string;
  /** One of `comparators`. */
  readonly comparator: string;
  readonly target: number | null;
  /** %, minutes, euro ...; null for a plain count. */
  readonly unit: string | null;
}

/** An outcome that the journey is for; its name is what `customer_journeys.target_outcome` holds. */
export interface Goal extends DocumentRecord {
  readonly kind: 'goal';
  readonly name: string;
  readonly criteria: readonly Criterion[];
  readonly stageId: Id | null;
  readonly laneId: Id | null;
  readonly layout: { readonly x: number; readonly y: number };
}
