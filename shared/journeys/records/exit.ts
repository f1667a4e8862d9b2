import type { Id } from '../../base/ids.ts';
import type { DocumentRecord } from '../../documents/document.ts';

export const exitOutcomes = ['completed', 'abandoned', 'handed_over'] as const;
export type ExitOutcome = (typeof exitOutcomes)[number];

/** Where people leave the journey, and how. */
export interface Exit extends DocumentRecord {
  readonly kind: 'exit';
  readonly name: string;
  /** One of `exitOutcomes`; another text is kept and flagged. */
  readonly outcome: string;
  readonly stageId: Id | null;
  readonly laneId: Id | null;
  readonly layout: { readonly x: number; readonly y: number };
}
